/** All that the command side knows of stock: routes, bodies, rejections, state on disk. */
package io.orderlog.command.stock;
