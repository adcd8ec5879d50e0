/** All that the command side knows of waiting lists: routes, bodies, rejections, state on disk. */
package io.orderlog.command.wait;
