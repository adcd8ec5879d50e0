package io.orderlog.domain.shipment;

/** Why a shipment does not take a command. */
public sealed interface ShipmentRejection {

  /** Nobody wanted anything to leave under this id. */
  record NoSuchShipment() implements ShipmentRejection {}

  /** It is known, or of no consequence any more, and stays so. */
  record AlreadyRecorded(ShipmentStatus status) implements ShipmentRejection {}
}
