/** All that the command side knows of payments: hashes, rejections, state on disk. */
package io.orderlog.command.payment;
