/** All that the command side knows of products: routes, bodies, rejections, state on disk. */
package io.orderlog.command.product;
