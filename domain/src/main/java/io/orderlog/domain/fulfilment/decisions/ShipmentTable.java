package io.orderlog.domain.fulfilment.decisions;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.fulfilment.decisions.Moves.noted;

import io.orderlog.domain.Decision;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearCancelTooLate;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearDelivered;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearHandedOver;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearShipmentCancelled;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearShipmentFailed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearShipmentGivenUp;
import io.orderlog.domain.fulfilment.FulfilmentCommand.OfShipment;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.HandedOver;
import io.orderlog.domain.fulfilment.FulfilmentEvent.StepUndone;
import io.orderlog.domain.fulfilment.FulfilmentEvent.UnwindingBegun;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.fulfilment.FulfilmentState.Capturing;
import io.orderlog.domain.fulfilment.FulfilmentState.Collecting;
import io.orderlog.domain.fulfilment.FulfilmentState.Confirming;
import io.orderlog.domain.fulfilment.FulfilmentState.Delivered;
import io.orderlog.domain.fulfilment.FulfilmentState.Ending;
import io.orderlog.domain.fulfilment.FulfilmentState.InReview;
import io.orderlog.domain.fulfilment.FulfilmentState.Outcome;
import io.orderlog.domain.fulfilment.FulfilmentState.Paying;
import io.orderlog.domain.fulfilment.FulfilmentState.Phase;
import io.orderlog.domain.fulfilment.FulfilmentState.Preparing;
import io.orderlog.domain.fulfilment.FulfilmentState.Returning;
import io.orderlog.domain.fulfilment.FulfilmentState.Sent;
import io.orderlog.domain.fulfilment.FulfilmentState.Packed;
import io.orderlog.domain.fulfilment.FulfilmentState.UnderWay;
import io.orderlog.domain.fulfilment.FulfilmentState.Unwinding;
import io.orderlog.domain.fulfilment.Step;

/** What is heard of a parcel, and where. */
final class ShipmentTable {

  private ShipmentTable() {}

  static Decision<FulfilmentEvent, FulfilmentRejection> decide(
      OfShipment heard, Phase phase, Moves moves) {
    return switch (heard) {
      case HearHandedOver handed -> handedOver(handed, phase, moves);
      case HearDelivered _ -> switch (phase) {
        case UnderWay _ -> accept(moves.delivered());
        case Preparing _,Delivered _,Returning _,Ending _ -> noted(heard);
      };
      case HearShipmentCancelled _ -> switch (phase) {
        // Nobody here wanted that, so a person has to find another way.
        case Packed _ -> moves.stuck(Cause.SHIPMENT_FAILED, "cancelled by the carrier");
        case Unwinding unwinding when awaitsCarrier(unwinding) ->
          stays(unwinding, unwinding.cause(), moves);
        case Collecting _,InReview _,Paying _,Confirming _,Capturing _,Sent _,Ending _ ->
          noted(heard);
      };
      case HearShipmentFailed(_, var code) -> switch (phase) {
        case Packed _ -> moves.stuck(Cause.SHIPMENT_FAILED, code);
        case Collecting _,InReview _,Paying _,Confirming _,Capturing _,Sent _,Ending _ ->
          noted(heard);
      };
      case HearShipmentGivenUp(_, var error) -> switch (phase) {
        case Packed _ -> moves.stuck(Cause.CARRIER_SILENT, error);
        case Unwinding unwinding when awaitsCarrier(unwinding) ->
          moves.stuck(Cause.CARRIER_SILENT, error);
        case Collecting _,InReview _,Paying _,Confirming _,Capturing _,Sent _,Ending _ ->
          noted(heard);
      };
      // Whoever says so has said before that the carrier has it.
      case HearCancelTooLate _ -> switch (phase) {
        case Preparing _,Sent _,Ending _ -> noted(heard);
      };
    };
  }

  /** Whether nothing else is undone before the carrier has said whether the parcel leaves. */
  static boolean awaitsCarrier(Unwinding unwinding) {
    return unwinding.open().contains(Step.cancelShipment());
  }

  /**
   * The parcel does not leave: what waited for that is undone.
   *
   * @param cause why, from here on
   */
  static Decision<FulfilmentEvent, FulfilmentRejection> stays(
      Unwinding unwinding, Cause cause, Moves moves) {
    return accept(new UnwindingBegun(cause,
        Moves.stepsInTheHouse(unwinding, unwinding.cause()), moves.answered()),
        new StepUndone(Step.cancelShipment()));
  }

  private static Decision<FulfilmentEvent, FulfilmentRejection> handedOver(
      HearHandedOver heard, Phase phase, Moves moves) {
    String parcel = heard.carrier() + " " + heard.trackingNumber();
    HandedOver handed =
        moves.handedOver(heard.carrier(), heard.trackingNumber(), phase.details());
    return switch (phase) {
      case Packed _ -> accept(handed);
      // It was to stay and has left; whoever has promised money back has to decide about that.
      case Unwinding unwinding when awaitsCarrier(unwinding) -> isPromised(unwinding.cause())
          ? accept(handed, moves.gotStuck(Cause.LEFT_AFTER_CANCELLATION, parcel))
          : accept(handed);
      case Ending ending when ending.outcome() == Outcome.CANCELLED
          || ending.outcome() == Outcome.ABANDONED ->
        moves.stuck(Cause.LEFT_AFTER_CANCELLATION, parcel);
      case Collecting _,InReview _,Paying _,Confirming _,Capturing _,Sent _,Ending _ ->
        noted(heard);
    };
  }

  /** Whether somebody wanted it to end; else the parcel is welcome to whoever gets it. */
  private static boolean isPromised(Cause cause) {
    return cause == Cause.CANCELLED || cause == Cause.ABANDONED;
  }
}
