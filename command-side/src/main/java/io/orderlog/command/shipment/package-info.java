/** All that the command side knows of shipments: hashes, rejections, state on disk. */
package io.orderlog.command.shipment;
