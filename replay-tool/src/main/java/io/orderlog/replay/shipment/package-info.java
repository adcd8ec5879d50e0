/** Shipments as the replay tool sees them. */
package io.orderlog.replay.shipment;
