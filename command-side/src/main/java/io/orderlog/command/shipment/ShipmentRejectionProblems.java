package io.orderlog.command.shipment;

import io.orderlog.domain.shipment.ShipmentRejection;
import io.orderlog.domain.shipment.ShipmentRejection.AlreadyRecorded;
import io.orderlog.domain.shipment.ShipmentRejection.NoSuchShipment;
import io.orderlog.http.problem.Problem;

/** Why a shipment does not take a command, in HTTP's words. */
final class ShipmentRejectionProblems {

  private ShipmentRejectionProblems() {}

  static Problem of(ShipmentRejection reason, String shipmentId) {
    return switch (reason) {
      case NoSuchShipment() -> Problem.of(404, "shipment-not-found", "No such shipment",
          "The carrier was asked for nothing under " + shipmentId);
      case AlreadyRecorded(var status) -> Problem.of(409, "shipment-already-recorded",
          "The shipment does not allow this", "That is known of " + shipmentId
              + ", or of no consequence any more; its status is " + status);
    };
  }
}
