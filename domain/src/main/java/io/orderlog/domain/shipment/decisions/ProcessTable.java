package io.orderlog.domain.shipment.decisions;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.Decision.reject;

import io.orderlog.domain.Decision;
import io.orderlog.domain.shipment.ShipmentCommand.ByProcess;
import io.orderlog.domain.shipment.ShipmentCommand.Cancel;
import io.orderlog.domain.shipment.ShipmentCommand.Request;
import io.orderlog.domain.shipment.ShipmentEvent;
import io.orderlog.domain.shipment.ShipmentEvent.CancelRequested;
import io.orderlog.domain.shipment.ShipmentEvent.CancelTooLate;
import io.orderlog.domain.shipment.ShipmentEvent.ShipmentCancelled;
import io.orderlog.domain.shipment.ShipmentEvent.ShipmentRequested;
import io.orderlog.domain.shipment.ShipmentRejection;
import io.orderlog.domain.shipment.ShipmentRejection.AlreadyRecorded;
import io.orderlog.domain.shipment.ShipmentState;
import io.orderlog.domain.shipment.ShipmentState.CalledOff;
import io.orderlog.domain.shipment.ShipmentState.CancelAsked;
import io.orderlog.domain.shipment.ShipmentState.Cancelled;
import io.orderlog.domain.shipment.ShipmentState.Failed;
import io.orderlog.domain.shipment.ShipmentState.Labelled;
import io.orderlog.domain.shipment.ShipmentState.Left;
import io.orderlog.domain.shipment.ShipmentState.None;
import io.orderlog.domain.shipment.ShipmentState.Requested;
import java.time.Instant;

/** What the process asks, and when. */
final class ProcessTable {

  private ProcessTable() {}

  static Decision<ShipmentEvent, ShipmentRejection> decide(
      ByProcess command, ShipmentState state, Instant at) {
    return switch (command) {
      case Request(var shipmentId, var lines, var address) -> switch (state) {
        case None _ -> accept(new ShipmentRequested(shipmentId, lines, address, at));
        case Requested(var parcel, _) -> accept(new ShipmentRequested(
            parcel.shipmentId(), parcel.items(), parcel.address(), at));
        case Failed(var parcel, _, _) -> accept(new ShipmentRequested(
            parcel.shipmentId(), parcel.items(), parcel.address(), at));
        case Labelled _,Left _,CancelAsked _,Cancelled _,CalledOff _ ->
          reject(new AlreadyRecorded(ShipmentDecider.statusOf(state)));
      };
      case Cancel(var reason) -> switch (state) {
        case Requested _,Labelled _,CancelAsked _ -> accept(new CancelRequested(reason, at));
        case None _,CalledOff _,Cancelled _,Failed _ -> accept(new ShipmentCancelled());
        case Left _ -> accept(new CancelTooLate());
      };
    };
  }
}
