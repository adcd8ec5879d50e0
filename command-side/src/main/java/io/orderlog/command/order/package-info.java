/** All that the command side knows of orders: routes, bodies, rejections, state on disk. */
package io.orderlog.command.order;
