/** The read model of shipments. */
package io.orderlog.projections.shipment;
