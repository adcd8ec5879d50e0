/** The way of a command to the one writer of its stream, in this process or another. */
package io.orderlog.command.route;
