package io.orderlog.domain.fulfilment.decisions;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.fulfilment.decisions.Moves.acceptAll;
import static io.orderlog.domain.fulfilment.decisions.Moves.noted;

import io.orderlog.domain.Decision;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderCancelled;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderIdTaken;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderPlaced;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderReturned;
import io.orderlog.domain.fulfilment.FulfilmentCommand.OfOrder;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentClosed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Noted;
import io.orderlog.domain.fulfilment.FulfilmentEvent.OrderPlaced;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ReturnBegun;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentEvent.UnwindingBegun;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.fulfilment.FulfilmentState.Collecting;
import io.orderlog.domain.fulfilment.FulfilmentState.Delivered;
import io.orderlog.domain.fulfilment.FulfilmentState.Ending;
import io.orderlog.domain.fulfilment.FulfilmentState.Outcome;
import io.orderlog.domain.fulfilment.FulfilmentState.Phase;
import io.orderlog.domain.fulfilment.FulfilmentState.Preparing;
import io.orderlog.domain.fulfilment.FulfilmentState.Returning;
import io.orderlog.domain.fulfilment.FulfilmentState.Sent;
import io.orderlog.domain.fulfilment.FulfilmentState.UnderWay;
import io.orderlog.domain.fulfilment.FulfilmentState.Unwinding;
import io.orderlog.domain.fulfilment.Step;
import java.util.ArrayList;
import java.util.List;

/** What is heard of the order, and where. */
final class OrderTable {

  private OrderTable() {}

  static Decision<FulfilmentEvent, FulfilmentRejection> decide(
      OfOrder heard, Phase phase, Moves moves) {
    return switch (heard) {
      case HearOrderPlaced() -> switch (phase) {
        case Collecting collecting when !collecting.orderPlaced() ->
          moves.collected(new OrderPlaced(), collecting);
        case Preparing _,Sent _,Ending _ ->
          noted(heard);
      };
      case HearOrderCancelled(var reason) -> switch (phase) {
        // Of its own it would have heard before that it was placed.
        case Collecting collecting when !collecting.orderPlaced() -> taken(moves);
        case Preparing _ ->
          moves.unwind(phase, Cause.CANCELLED);
        // Both were decided at one time: the parcel is on its way, and the order says it is not.
        case Sent _ ->
          moves.stuck(Cause.LEFT_AFTER_CANCELLATION, reason);
        case Unwinding unwinding when unwinding.open().contains(Step.cancelOrder()) ->
          acceptAll(Moves.undone(Step.cancelOrder(), unwinding));
        // The order needs no cancelling then, and if the parcel leaves, its customer has to know.
        case Unwinding unwinding when ShipmentTable.awaitsCarrier(unwinding)
            && unwinding.cause() != Cause.CANCELLED ->
          accept(new UnwindingBegun(Cause.CANCELLED, List.of(), unwinding.deadline()));
        // The same, heard when the shop has ended with the money.
        case Ending ending when ending.outcome() == Outcome.DELIVERED ->
          moves.stuck(Cause.LEFT_AFTER_CANCELLATION, reason);
        case Ending _ -> noted(heard);
      };
      case HearOrderReturned(var reason) -> switch (phase) {
        case UnderWay _,Delivered _ -> acceptAll(returned(phase, reason, moves));
        case Preparing _,Returning _,Ending _ ->
          noted(heard);
      };
      case HearOrderIdTaken() -> switch (phase) {
        case Collecting collecting when !collecting.orderPlaced() -> taken(moves);
        // There is none to be cancelled.
        case Unwinding unwinding when unwinding.open().contains(Step.cancelOrder()) ->
          acceptAll(takenMeanwhile(heard, unwinding));
        case Preparing _,Sent _,Ending _ ->
          noted(heard);
      };
    };
  }

  private static Decision<FulfilmentEvent, FulfilmentRejection> taken(Moves moves) {
    return moves.stuck(Cause.ORDER_ID_TAKEN, "another order has this id: abandon");
  }

  private static List<FulfilmentEvent> takenMeanwhile(OfOrder heard, Unwinding unwinding) {
    List<FulfilmentEvent> events = new ArrayList<>(List.of(new Noted(Hearing.about(heard))));
    events.addAll(Moves.undone(Step.cancelOrder(), unwinding));
    return events;
  }

  private static List<FulfilmentEvent> returned(Phase phase, String reason, Moves moves) {
    long left = phase.account().left();
    ReturnBegun begun = new ReturnBegun(left == 0 ? "" : phase.account().nextRefund(), left,
        reason, phase.details().lines(), moves.answered());
    return left == 0 && phase.account().refundsUnanswered().isEmpty()
        ? List.of(begun, new FulfilmentClosed(Outcome.RETURNED))
        : List.of(begun);
  }
}
