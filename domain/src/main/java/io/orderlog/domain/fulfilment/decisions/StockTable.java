package io.orderlog.domain.fulfilment.decisions;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.fulfilment.decisions.Moves.acceptAll;
import static io.orderlog.domain.fulfilment.decisions.Moves.noted;

import io.orderlog.domain.Decision;
import io.orderlog.domain.fulfilment.Details;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineBroken;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineConfirmed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineExpired;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineRefused;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineReleased;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineReserved;
import io.orderlog.domain.fulfilment.FulfilmentCommand.OfStock;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.LineConfirmed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.LineReserved;
import io.orderlog.domain.fulfilment.FulfilmentEvent.UnwindingBegun;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.fulfilment.FulfilmentState.Capturing;
import io.orderlog.domain.fulfilment.FulfilmentState.Collecting;
import io.orderlog.domain.fulfilment.FulfilmentState.Confirming;
import io.orderlog.domain.fulfilment.FulfilmentState.Ending;
import io.orderlog.domain.fulfilment.FulfilmentState.InReview;
import io.orderlog.domain.fulfilment.FulfilmentState.Paying;
import io.orderlog.domain.fulfilment.FulfilmentState.Phase;
import io.orderlog.domain.fulfilment.FulfilmentState.Preparing;
import io.orderlog.domain.fulfilment.FulfilmentState.Sent;
import io.orderlog.domain.fulfilment.FulfilmentState.Packed;
import io.orderlog.domain.fulfilment.FulfilmentState.Unwinding;
import io.orderlog.domain.fulfilment.Step;
import java.util.ArrayList;
import java.util.List;

/** What is heard of a line's reservation, and where. */
final class StockTable {

  private StockTable() {}

  static Decision<FulfilmentEvent, FulfilmentRejection> decide(
      OfStock heard, Phase phase, Moves moves) {
    return switch (heard) {
      case HearLineReserved _ -> switch (phase) {
        case Collecting collecting -> gathered(heard, collecting, moves);
        case Ending _ -> release(heard, phase, moves);
        case InReview _,Paying _,Confirming _,Capturing _,Packed _,Sent _ ->
          noted(heard);
      };
      case HearLineConfirmed _ -> switch (phase) {
        case Collecting collecting -> gathered(heard, collecting, moves);
        case Confirming confirming -> confirmed(heard, confirming, moves);
        case Ending _ -> release(heard, phase, moves);
        case InReview _,Paying _,Capturing _,Packed _,Sent _ -> noted(heard);
      };
      case HearLineRefused _ -> outOfStock(heard, phase, moves);
      case HearLineBroken _ -> outOfStock(heard, phase, moves);
      case HearLineReleased(var sku) -> switch (phase) {
        case Unwinding unwinding when unwinding.open().contains(Step.release(sku)) ->
          acceptAll(Moves.undone(Step.release(sku), unwinding));
        case Preparing _,Sent _,Ending _ ->
          noted(heard);
      };
      // A confirmation reserves again, or is refused.
      case HearLineExpired _ -> switch (phase) {
        case Preparing _,Sent _,Ending _ ->
          noted(heard);
      };
    };
  }

  private static Decision<FulfilmentEvent, FulfilmentRejection> outOfStock(
      OfStock heard, Phase phase, Moves moves) {
    return switch (phase) {
      case Preparing _ ->
        moves.unwind(phase, Cause.OUT_OF_STOCK);
      // It has left, or its release will be answered for itself.
      case Sent _,Ending _ -> noted(heard);
    };
  }

  private static Decision<FulfilmentEvent, FulfilmentRejection> gathered(
      OfStock heard, Collecting collecting, Moves moves) {
    String sku = heard.sku();
    return collecting.reserved().contains(sku) || !collecting.details().skus().contains(sku)
        ? noted(heard)
        : moves.collected(new LineReserved(sku), collecting);
  }

  private static Decision<FulfilmentEvent, FulfilmentRejection> confirmed(
      OfStock heard, Confirming confirming, Moves moves) {
    String sku = heard.sku();
    if (confirming.confirmed().contains(sku) || !confirming.details().skus().contains(sku)) {
      return noted(heard);
    }
    List<FulfilmentEvent> events = new ArrayList<>(List.of(new LineConfirmed(sku)));
    if (isLast(sku, confirming.details(), confirming.confirmed())) {
      events.addAll(moves.afterConfirming(confirming));
    }
    return acceptAll(events);
  }

  private static boolean isLast(String sku, Details details, List<String> others) {
    return details.linesBut(others).stream().allMatch(line -> line.sku().equals(sku));
  }

  /** Nobody will fetch it. A release that is asked, or will be, comes behind what was heard. */
  private static Decision<FulfilmentEvent, FulfilmentRejection> release(
      OfStock heard, Phase phase, Moves moves) {
    Step step = Step.release(heard.sku());
    return phase instanceof Unwinding unwinding
        && (unwinding.open().contains(step) || ShipmentTable.awaitsCarrier(unwinding))
            ? noted(heard)
            : accept(new UnwindingBegun(Cause.LATE, List.of(step), moves.answered()));
  }
}
