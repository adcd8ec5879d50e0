/** The kinds of aggregate of a running command side, and what brings commands to each of them. */
package io.orderlog.command.running;
