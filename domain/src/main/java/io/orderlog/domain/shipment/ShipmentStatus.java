package io.orderlog.domain.shipment;

/** The status of a shipment, as clients see it. */
public enum ShipmentStatus {
  REQUESTED, LABELLED, HANDED_OVER, DELIVERED, CANCEL_ASKED, CANCELLED,
  /** The carrier has refused it. */
  FAILED
}
