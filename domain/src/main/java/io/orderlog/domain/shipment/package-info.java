/**
 * A parcel on its way from the shop to a customer: what the process asks for, what the carrier
 * says, and what both come to.
 */
package io.orderlog.domain.shipment;
