package io.orderlog.faults.shop.outside;

import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.domain.shipment.Label;
import io.orderlog.domain.shipment.ShipmentAgenda;
import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.shipment.ShipmentCommand.Fact;
import io.orderlog.domain.shipment.ShipmentCommand.RecordAttemptFailed;
import io.orderlog.domain.shipment.ShipmentCommand.RecordCancelled;
import io.orderlog.domain.shipment.ShipmentCommand.RecordDelivered;
import io.orderlog.domain.shipment.ShipmentCommand.RecordFailed;
import io.orderlog.domain.shipment.ShipmentCommand.RecordHandedOver;
import io.orderlog.domain.shipment.ShipmentCommand.RecordLabel;
import io.orderlog.domain.shipment.ShipmentEvent;
import io.orderlog.domain.shipment.ShipmentEvent.AttemptFailed;
import io.orderlog.domain.shipment.ShipmentEvent.CancelRequested;
import io.orderlog.domain.shipment.ShipmentEvent.CancelTooLate;
import io.orderlog.domain.shipment.ShipmentEvent.GaveUp;
import io.orderlog.domain.shipment.ShipmentEvent.LabelCreated;
import io.orderlog.domain.shipment.ShipmentEvent.ParcelDelivered;
import io.orderlog.domain.shipment.ShipmentEvent.ParcelHandedOver;
import io.orderlog.domain.shipment.ShipmentEvent.ShipmentCancelled;
import io.orderlog.domain.shipment.ShipmentEvent.ShipmentFailed;
import io.orderlog.domain.shipment.ShipmentEvent.ShipmentRequested;
import io.orderlog.domain.shipment.ShipmentRequest;
import io.orderlog.domain.shipment.ShipmentState;
import io.orderlog.domain.shipment.ShipmentState.Left;
import java.util.List;
import java.util.Optional;

/**
 * What the carrier has said, taken from what the log says of it. Whether it has said so is for its
 * books to tell.
 */
public final class CarrierFacts {

  private CarrierFacts() {}

  /** The fact that led to these events of one command; empty if they follow from none. */
  public static Optional<ShipmentCommand> in(List<ShipmentEvent> events, ShipmentState before) {
    return fact(events.getFirst(), events, before).map(fact -> fact);
  }

  private static Optional<Fact> fact(
      ShipmentEvent first, List<ShipmentEvent> events, ShipmentState before) {
    return switch (first) {
      case LabelCreated(var carrier, var number, var reference, Label.File file) ->
        Optional.of(new RecordLabel(carrier, number, reference, file));
      case ShipmentFailed(var code) -> Optional.of(new RecordFailed(code));
      case ParcelHandedOver(var carrier, var number) ->
        Optional.of(events.contains(new ParcelDelivered())
            ? new RecordDelivered(carrier, number)
            : new RecordHandedOver(carrier, number));
      case ParcelDelivered() -> before instanceof Left left
          ? Optional.of(new RecordDelivered(left.carrier(), left.trackingNumber()))
          : Optional.empty();
      case ShipmentCancelled() -> Optional.of(new RecordCancelled());
      case AttemptFailed(var txId, var attempt, var error, _) ->
        Optional.of(new RecordAttemptFailed(txId, attempt, error));
      case GaveUp(var txId, var error) -> new ShipmentAgenda().due(before).stream()
          .filter(Effect.class::isInstance)
          .map(due -> (Effect<ShipmentCommand, ShipmentRequest>) due)
          .filter(effect -> effect.transaction().equals(txId)).findFirst()
          .map(effect -> new RecordAttemptFailed(txId, effect.attempt(), error));
      case ShipmentRequested _,CancelRequested _,CancelTooLate _ -> Optional.empty();
    };
  }
}
