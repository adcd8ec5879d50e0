/** The log of shipments: its topic, and how its events are written. */
package io.orderlog.eventlog.shipment;
