package io.orderlog.domain.fulfilment;

import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentClosed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.HandedOver;
import io.orderlog.domain.fulfilment.FulfilmentEvent.StepUndone;
import io.orderlog.domain.fulfilment.FulfilmentEvent.UnwindingBegun;
import io.orderlog.domain.fulfilment.FulfilmentState.Ending;
import io.orderlog.domain.fulfilment.FulfilmentState.Phase;
import io.orderlog.domain.fulfilment.FulfilmentState.Preparing;
import io.orderlog.domain.fulfilment.FulfilmentState.Sent;
import io.orderlog.domain.fulfilment.FulfilmentState.Stuck;
import io.orderlog.domain.fulfilment.FulfilmentState.Unwinding;

/**
 * When a process is not stuck any more although nobody told it to go on. What was only late is over
 * when it comes. What went wrong is over when all is undone, and once there is nothing but to undo
 * it, when all money is back.
 */
final class Trouble {

  private Trouble() {}

  /** @param after where the event has led the phase in which it got stuck */
  static boolean isOver(FulfilmentEvent event, Stuck stuck, Phase after) {
    return switch (stuck.before()) {
      case Preparing _,Sent _ -> after instanceof Ending
          || (after.getClass() != stuck.before().getClass()
              && stuck.causes().stream().noneMatch(cause -> isOpen(cause, after)));
      case Ending before -> isOverAtTheEnd(event, stuck, before, after);
    };
  }

  private static boolean isOpen(Cause cause, Phase phase) {
    return switch (cause) {
      case TOO_LONG, SHIPMENT_FAILED, CARRIER_SILENT -> false;
      // Whoever has promised money back has to know that it went.
      case NO_ANSWER -> !phase.account().refundsUnanswered().isEmpty();
      case OUT_OF_STOCK, NOT_PAID_IN_TIME, CAPTURE_FAILED, WRONG_AMOUNT, AUTHORISATION_EXPIRED,
          CHARGED_BACK, CANCELLED, ABANDONED, LATE, REFUND_FAILED, LEFT_AFTER_CANCELLATION,
          ORDER_ID_TAKEN, RISK_BLOCKED, NOT_APPROVED ->
        true;
    };
  }

  private static boolean isOverAtTheEnd(
      FulfilmentEvent event, Stuck stuck, Ending before, Phase after) {
    return switch (event) {
      case StepUndone(var step) -> step.equals(Step.giveBack())
          || (step.equals(Step.cancelShipment()) && stuck.causes().stream().allMatch(
              cause -> cause == Cause.TOO_LONG || cause == Cause.CARRIER_SILENT));
      case UnwindingBegun begun -> begun.cause() == Cause.ABANDONED;
      case FulfilmentClosed _ -> isClosedByPerson(before)
          || stuck.causes().stream().allMatch(cause -> cause == Cause.TOO_LONG);
      // It has left after all, so nothing of what was to be undone is.
      case HandedOver _ -> stuck.causes().stream().noneMatch(cause -> isOpen(cause, after));
      case FulfilmentEvent.Asking _,FulfilmentEvent.Telling _ -> false;
    };
  }

  /** By itself it closes with its last step. */
  private static boolean isClosedByPerson(Ending before) {
    return !(before instanceof Unwinding unwinding) || !unwinding.open().isEmpty();
  }
}
