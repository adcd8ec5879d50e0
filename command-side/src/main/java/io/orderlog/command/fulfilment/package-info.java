/** All that the command side knows of fulfilment: routes, bodies, rejections, state on disk. */
package io.orderlog.command.fulfilment;
