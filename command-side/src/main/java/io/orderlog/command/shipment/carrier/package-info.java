/** The carrier that shipments ask, over HTTP, and what it tells by webhooks. */
package io.orderlog.command.shipment.carrier;
