package io.orderlog.domain.shipment.decisions;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.Decision.reject;

import io.orderlog.domain.Decision;
import io.orderlog.domain.agenda.AskAgain;
import io.orderlog.domain.shipment.Asked;
import io.orderlog.domain.shipment.Label;
import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.shipment.ShipmentCommand.Fact;
import io.orderlog.domain.shipment.ShipmentCommand.RecordAttemptFailed;
import io.orderlog.domain.shipment.ShipmentCommand.RecordCancelTooLate;
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
import io.orderlog.domain.shipment.ShipmentFold;
import io.orderlog.domain.shipment.ShipmentRejection;
import io.orderlog.domain.shipment.ShipmentRejection.AlreadyRecorded;
import io.orderlog.domain.shipment.ShipmentRejection.NoSuchShipment;
import io.orderlog.domain.shipment.ShipmentState.CalledOff;
import io.orderlog.domain.shipment.ShipmentState.CancelAsked;
import io.orderlog.domain.shipment.ShipmentState.Cancelled;
import io.orderlog.domain.shipment.ShipmentState.Delivered;
import io.orderlog.domain.shipment.ShipmentState.Failed;
import io.orderlog.domain.shipment.ShipmentState.HandedOver;
import io.orderlog.domain.shipment.ShipmentState.Known;
import io.orderlog.domain.shipment.ShipmentState.Labelled;
import io.orderlog.domain.shipment.ShipmentState.Left;
import io.orderlog.domain.shipment.ShipmentState.None;
import io.orderlog.domain.shipment.ShipmentState.Requested;
import io.orderlog.domain.shipment.ShipmentState;
import java.time.Instant;
import java.util.Optional;

/**
 * What the carrier says. What has moved is always recorded, whatever was said before; so the order
 * in which it is heard does not matter.
 */
final class FactTable {

  private static final String NOT_WANTED = "not wanted any more";

  private FactTable() {}

  static Decision<ShipmentEvent, ShipmentRejection> decide(
      Fact fact, ShipmentState state, Instant at) {
    return switch (state) {
      case None _,CalledOff _ -> reject(new NoSuchShipment());
      case Known known -> decide(fact, known, at);
    };
  }

  private static Decision<ShipmentEvent, ShipmentRejection> decide(
      Fact fact, Known state, Instant at) {
    return switch (fact) {
      case RecordLabel(var carrier, var number, var reference, var file) ->
        label(new LabelCreated(carrier, number, reference, file), state, at);
      case RecordFailed(var code) -> switch (state) {
        case Requested _ -> accept(new ShipmentFailed(code));
        case CancelAsked asked when asked.label().isEmpty() -> accept(new ShipmentCancelled());
        case Labelled _,Left _,CancelAsked _,Cancelled _,Failed _ -> known(state);
      };
      case RecordHandedOver(var carrier, var number) ->
        handedOver(new ParcelHandedOver(carrier, number), state);
      case RecordDelivered(var carrier, var number) ->
        delivered(new ParcelHandedOver(carrier, number), state);
      case RecordCancelled() -> switch (state) {
        case Requested _,Labelled _,CancelAsked _ -> accept(new ShipmentCancelled());
        case Left _,Cancelled _,Failed _ -> known(state);
      };
      case RecordCancelTooLate() -> state instanceof CancelAsked asked
          ? asked.label().map(FactTable::tooLate).orElseGet(() -> known(state))
          : known(state);
      case RecordAttemptFailed failed -> asked(failed, state)
          .map(asked -> Decision.<ShipmentEvent, ShipmentRejection>accept(
              afterAttempt(failed, state, asked, at)))
          .orElseGet(() -> known(state));
    };
  }

  private static Decision<ShipmentEvent, ShipmentRejection> label(
      LabelCreated created, Known state, Instant at) {
    if (ShipmentFold.labelOf(state).isPresent()) {
      return known(state);
    }
    return switch (state) {
      case Requested _,Failed _,Left _,Labelled _ -> accept(created);
      case CancelAsked _,Cancelled _ -> accept(created, new CancelRequested(NOT_WANTED, at));
    };
  }

  private static Decision<ShipmentEvent, ShipmentRejection> handedOver(
      ParcelHandedOver event, Known state) {
    return switch (state) {
      case CancelAsked _ -> accept(event, new CancelTooLate());
      case Requested _,Labelled _,Cancelled _,Failed _ -> accept(event);
      case Left _ -> known(state);
    };
  }

  private static Decision<ShipmentEvent, ShipmentRejection> delivered(
      ParcelHandedOver implied, Known state) {
    return switch (state) {
      case CancelAsked _ -> accept(implied, new CancelTooLate(), new ParcelDelivered());
      case Requested _,Labelled _,Cancelled _,Failed _ ->
        accept(implied, new ParcelDelivered());
      case HandedOver _ -> accept(new ParcelDelivered());
      case Delivered _ -> known(state);
    };
  }

  /** It is not forgotten because the carrier has it. */
  private static Decision<ShipmentEvent, ShipmentRejection> tooLate(Label label) {
    return accept(new ParcelHandedOver(label.carrier(), label.trackingNumber()),
        new CancelTooLate());
  }

  private static Optional<Asked> asked(RecordAttemptFailed failed, Known state) {
    return asking(state, failed.txId())
        .filter(each -> !each.givenUp() && each.attempt() == failed.attempt());
  }

  /** What has no answer under this name. */
  static Optional<Asked> asking(ShipmentState state, String txId) {
    return switch (state) {
      case Requested requested ->
        Optional.of(requested.asked()).filter(_ -> txId.equals(ShipmentCommand.LABEL));
      case CancelAsked cancel -> Optional.of(cancel.asked())
          .filter(_ -> txId.equals(cancel.label().isPresent()
              ? ShipmentCommand.CANCEL
              : ShipmentCommand.LABEL));
      case None _,CalledOff _,Labelled _,Left _,Cancelled _,Failed _ -> Optional.empty();
    };
  }

  private static ShipmentEvent afterAttempt(
      RecordAttemptFailed failed, Known state, Asked asked, Instant at) {
    return AskAgain
        .at(state.parcel().shipmentId(), failed.txId(), asked.first(), failed.attempt(), at)
        .<ShipmentEvent>map(retryAt -> new AttemptFailed(
            failed.txId(), failed.attempt(), failed.error(), retryAt))
        .orElse(new GaveUp(failed.txId(), failed.error()));
  }

  private static Decision<ShipmentEvent, ShipmentRejection> known(Known state) {
    return reject(new AlreadyRecorded(ShipmentDecider.statusOf(state)));
  }
}
