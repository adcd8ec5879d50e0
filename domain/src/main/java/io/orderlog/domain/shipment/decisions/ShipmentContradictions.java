package io.orderlog.domain.shipment.decisions;

import io.orderlog.domain.CommandRules;
import io.orderlog.domain.Decision;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.Violation;
import io.orderlog.domain.shipment.Asked;
import io.orderlog.domain.shipment.Label;
import io.orderlog.domain.shipment.Parcel;
import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.shipment.ShipmentCommand.Cancel;
import io.orderlog.domain.shipment.ShipmentCommand.Fact;
import io.orderlog.domain.shipment.ShipmentCommand.RecordAttemptFailed;
import io.orderlog.domain.shipment.ShipmentCommand.RecordHandedOver;
import io.orderlog.domain.shipment.ShipmentCommand.RecordLabel;
import io.orderlog.domain.shipment.ShipmentCommand.Request;
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
import io.orderlog.domain.shipment.ShipmentId;
import io.orderlog.domain.shipment.ShipmentRejection;
import io.orderlog.domain.shipment.ShipmentState;
import io.orderlog.domain.shipment.ShipmentState.Known;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a command leads to an event. What a request brings must be what a command may bring, and
 * what the carrier says is decided again.
 */
final class ShipmentContradictions {

  private ShipmentContradictions() {}

  static Optional<String> in(ShipmentState state, ShipmentEvent event) {
    try {
      return check(state, event);
    } catch (InvalidCommandException invalid) {
      Violation first = invalid.violations().getFirst();
      return Optional.of("its " + first.field() + " " + first.message());
    }
  }

  private static Optional<String> check(ShipmentState state, ShipmentEvent event) {
    return switch (event) {
      case ShipmentRequested asked -> inRequest(state, asked);
      case LabelCreated(var carrier, var number, var reference, var file) -> inFact(state,
          new RecordLabel(text(carrier), text(number), text(reference), new Label.File(
              file.sha256(), file.size(), text(file.mediaType()), file.offset())));
      case ParcelHandedOver(var carrier, var number) -> inFact(state,
          new RecordHandedOver(text(carrier), text(number)));
      case CancelRequested(var reason, _) -> {
        ShipmentCommand _ = new Cancel(text(reason));
        yield Optional.empty();
      }
      case AttemptFailed(var txId, var attempt, var error, _) ->
        inFact(state, new RecordAttemptFailed(txId, attempt, error));
      case GaveUp(var txId, _) -> when(
          FactTable.asking(state, txId).filter(asked -> !asked.givenUp())
              .map(Asked::attempt).isEmpty(),
          "no answer to " + txId + " is waited for");
      // Where they do not belong they cannot be folded.
      case ParcelDelivered _,ShipmentCancelled _,CancelTooLate _,ShipmentFailed _ ->
        Optional.empty();
    };
  }

  private static Optional<String> inRequest(ShipmentState state, ShipmentRequested asked) {
    ShipmentCommand _ = new Request(asked.shipmentId(), asked.lines(), asked.address());
    Parcel wanted = new Parcel(asked.shipmentId(), asked.lines(), asked.address());
    return when(ShipmentId.canonical(asked.shipmentId()).filter(asked.shipmentId()::equals)
        .isEmpty(), "its shipmentId must be the UUID of an order in lower case")
        .or(() -> when(state instanceof Known known && !known.parcel().equals(wanted),
            "it is of another parcel"));
  }

  private static Optional<String> inFact(ShipmentState state, Fact fact) {
    Decision<ShipmentEvent, ShipmentRejection> decision =
        FactTable.decide(fact, state, Instant.EPOCH);
    return switch (decision) {
      case Accepted<ShipmentEvent, ShipmentRejection> _ -> Optional.empty();
      case Rejected<ShipmentEvent, ShipmentRejection>(var reason) ->
        Optional.of("the command for it is answered by " + reason);
    };
  }

  private static Optional<String> when(boolean is, String why) {
    return is ? Optional.of(why) : Optional.empty();
  }

  private static String text(String text) {
    return CommandRules.ofItsDay(text);
  }
}
