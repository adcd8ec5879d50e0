/** All that the command side knows of risk: routes, bodies, rejections, state on disk. */
package io.orderlog.command.risk;
