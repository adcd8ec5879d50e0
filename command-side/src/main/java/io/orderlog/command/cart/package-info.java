/** All that the command side knows of carts: routes, bodies, rejections, state on disk. */
package io.orderlog.command.cart;
