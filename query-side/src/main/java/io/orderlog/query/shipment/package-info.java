/** The queries for shipments. */
package io.orderlog.query.shipment;
