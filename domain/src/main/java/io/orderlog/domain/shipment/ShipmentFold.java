package io.orderlog.domain.shipment;

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
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where an event leads. */
public final class ShipmentFold {

  private ShipmentFold() {}

  public static ShipmentState after(ShipmentEvent event, ShipmentState state) {
    return switch (event) {
      case ShipmentRequested requested -> requested(requested, state);
      case LabelCreated created -> labelled(created, state);
      case ParcelHandedOver(var carrier, var trackingNumber) -> switch (state) {
        case Requested _,Labelled _,CancelAsked _,Cancelled _,Failed _ -> {
          Known known = (Known) state;
          yield new HandedOver(known.parcel(), carrier, trackingNumber, labelOf(known));
        }
        case None _,CalledOff _,Left _ -> throw impossible(event, state);
      };
      case ParcelDelivered() ->
        state instanceof HandedOver(var parcel, var carrier, var number, var label)
            ? new Delivered(parcel, carrier, number, label)
            : impossibly(event, state);
      case CancelRequested(_, var at) -> cancelling(event, state, at);
      case ShipmentCancelled() -> switch (state) {
        case None _,CalledOff _ -> new CalledOff();
        case Requested _,Labelled _,CancelAsked _,Cancelled _,Failed _ -> {
          Known known = (Known) state;
          yield new Cancelled(known.parcel(), labelOf(known));
        }
        case Left _ -> throw impossible(event, state);
      };
      case CancelTooLate() -> state instanceof Left ? state : impossibly(event, state);
      case ShipmentFailed(var code) -> state instanceof Requested(var parcel, var asked)
          ? new Failed(parcel, code, asked)
          : impossibly(event, state);
      case AttemptFailed(_, var attempt, _, var retryAt) ->
        asking(event, state, asked -> asked.afterAttempt(attempt, retryAt));
      case GaveUp _ -> asking(event, state, Asked::notAnyMore);
    };
  }

  /** The label that a shipment has, if it has one. */
  public static Optional<Label> labelOf(Known state) {
    return switch (state) {
      case Requested _,Failed _ -> Optional.empty();
      case Labelled labelled -> Optional.of(labelled.label());
      case Left left -> left.label();
      case CancelAsked asked -> asked.label();
      case Cancelled cancelled -> cancelled.label();
    };
  }

  private static Requested requested(ShipmentRequested event, ShipmentState state) {
    Instant at = event.askedAt();
    return switch (state) {
      case None _ -> new Requested(
          new Parcel(event.shipmentId(), event.lines(), event.address()), Asked.now(at));
      case Requested(var parcel, var asked) -> new Requested(parcel, asked.again(at));
      case Failed(var parcel, _, var asked) -> new Requested(parcel, asked.again(at));
      case Labelled _,Left _,CancelAsked _,Cancelled _,CalledOff _ ->
        throw impossible(event, state);
    };
  }

  private static ShipmentState labelled(LabelCreated event, ShipmentState state) {
    Label label = new Label(
        event.carrier(), event.trackingNumber(), event.reference(), event.label());
    if (!(state instanceof Known known) || labelOf(known).isPresent()) {
      throw impossible(event, state);
    }
    return switch (known) {
      case Requested _,CancelAsked _,Cancelled _,Failed _,Labelled _ ->
        new Labelled(known.parcel(), label);
      case HandedOver(var parcel, var carrier, var number, _) ->
        new HandedOver(parcel, carrier, number, Optional.of(label));
      case Delivered(var parcel, var carrier, var number, _) ->
        new Delivered(parcel, carrier, number, Optional.of(label));
    };
  }

  private static CancelAsked cancelling(
      ShipmentEvent event, ShipmentState state, Instant at) {
    return switch (state) {
      case Requested(var parcel, var asked) ->
        new CancelAsked(parcel, Optional.empty(), asked.again(at));
      case Labelled(var parcel, var label) ->
        new CancelAsked(parcel, Optional.of(label), Asked.now(at));
      case CancelAsked(var parcel, var label, var asked) ->
        new CancelAsked(parcel, label, asked.again(at));
      case None _,Left _,Cancelled _,CalledOff _,Failed _ -> throw impossible(event, state);
    };
  }

  private static ShipmentState asking(
      ShipmentEvent event, ShipmentState state, UnaryOperator<Asked> change) {
    return switch (state) {
      case Requested(var parcel, var asked) -> new Requested(parcel, change.apply(asked));
      case CancelAsked(var parcel, var label, var asked) ->
        new CancelAsked(parcel, label, change.apply(asked));
      case None _,Labelled _,Left _,Cancelled _,CalledOff _,Failed _ ->
        throw impossible(event, state);
    };
  }

  private static ShipmentState impossibly(ShipmentEvent event, ShipmentState state) {
    throw impossible(event, state);
  }

  private static IllegalStateException impossible(ShipmentEvent event, ShipmentState state) {
    return new IllegalStateException(event.getClass().getSimpleName()
        + " cannot happen to a shipment that is " + state.getClass().getSimpleName());
  }
}
