package io.orderlog.domain.fulfilment.decisions;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.fulfilment.decisions.Moves.acceptAll;

import io.orderlog.domain.Decision;
import io.orderlog.domain.fulfilment.Account.Movement;
import io.orderlog.domain.fulfilment.Account;
import io.orderlog.domain.fulfilment.Details;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AuthorisationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentClosed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RefundAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Resumed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.UnwindingBegun;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.fulfilment.FulfilmentState.Capturing;
import io.orderlog.domain.fulfilment.FulfilmentState.Closed;
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
import io.orderlog.domain.fulfilment.FulfilmentState.Stuck;
import io.orderlog.domain.fulfilment.FulfilmentState.UnderWay;
import io.orderlog.domain.fulfilment.FulfilmentState.Unwinding;
import io.orderlog.domain.fulfilment.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How a process that is stuck is helped. What has no answer is asked again with the id that it had,
 * so that nothing is done twice.
 *
 * <p>If a parcel left although its order was cancelled, a retry says that the customer keeps goods
 * and the shop the money: the process ends as delivered, the order stays cancelled. To abandon it
 * says that the cancellation stands: all money goes back, and goods that come back are received
 * like any others.
 */
final class StuckTable {

  private StuckTable() {}

  static Decision<FulfilmentEvent, FulfilmentRejection> retry(
      String reason, Stuck stuck, Moves moves) {
    List<FulfilmentEvent> events = new ArrayList<>();
    events.add(new Resumed(reason, deadline(stuck.before(), moves)));
    events.addAll(asked(stuck, moves));
    return acceptAll(events);
  }

  static Decision<FulfilmentEvent, FulfilmentRejection> abandon(Stuck stuck, Moves moves) {
    Phase before = stuck.before();
    return switch (before) {
      case Preparing _ -> accept(stuck.isWithoutOrder()
          ? withoutOrder(moves.unwinding(before, Cause.ABANDONED))
          : moves.unwinding(before, Cause.ABANDONED));
      case Sent _ -> before.account().authorisations() == 0
          ? accept(new FulfilmentClosed(Outcome.ABANDONED))
          : moves.unwind(before, Cause.ABANDONED);
      case Ending ending when keepsMoneyOfCancelled(ending, stuck.causes()) ->
        accept(giveBack(Cause.ABANDONED, moves));
      // Nothing was undone so far, and somebody sees to it that the carrier does not come.
      case Unwinding unwinding when ShipmentTable.awaitsCarrier(unwinding) ->
        ShipmentTable.stays(unwinding, Cause.ABANDONED, moves);
      case Ending _ -> accept(new FulfilmentClosed(Outcome.ABANDONED));
    };
  }

  /** The order with this id is left to those whose it is. */
  private static UnwindingBegun withoutOrder(UnwindingBegun all) {
    return new UnwindingBegun(all.cause(),
        all.steps().stream().filter(step -> !step.equals(Step.cancelOrder())).toList(),
        all.deadline());
  }

  private static boolean keepsMoneyOfCancelled(Ending before, List<Cause> causes) {
    return before.outcome() == Outcome.DELIVERED && before.account().authorisations() > 0
        && causes.contains(Cause.LEFT_AFTER_CANCELLATION);
  }

  private static UnwindingBegun giveBack(Cause cause, Moves moves) {
    return new UnwindingBegun(cause, List.of(Step.giveBack()), moves.answered());
  }

  private static Instant deadline(Phase before, Moves moves) {
    return switch (before) {
      case Collecting _ -> moves.at().plus(moves.times().gathering());
      case InReview review -> review.deadline();
      case Paying paying -> paying.deadline();
      case Confirming _,Capturing _,Returning _,Ending _ -> moves.answered();
      case Packed _ -> moves.at().plus(moves.times().handOver());
      case UnderWay _ -> moves.at().plus(moves.times().delivery());
      case Delivered _ -> moves.at().plus(moves.times().returnable());
    };
  }

  private static List<FulfilmentEvent> asked(Stuck stuck, Moves moves) {
    Phase before = stuck.before();
    return switch (before) {
      // What it waits for was sent and will be answered, as soon as anybody can.
      case Collecting _,InReview _ -> List.of();
      case Paying paying -> paying.declined() ? List.of() : List.of(again(paying));
      case Confirming confirming -> List.of(
          moves.confirmation(confirming.details().linesBut(confirming.confirmed())));
      case Capturing capturing -> List.of(moves.capture(capturing.details()));
      case Packed packed -> shipmentsAndRefunds(packed, stuck, moves);
      case UnderWay _,Delivered _ -> refundsGivenUp(stuck);
      case Returning returning -> refundOfReturn(returning);
      case Unwinding unwinding -> List.of(
          new UnwindingBegun(unwinding.cause(), unwinding.open(), moves.answered()));
      case Closed closed -> afterTheEnd(closed, stuck, moves);
    };
  }

  private static AuthorisationAsked again(Paying paying) {
    Details details = paying.details();
    return new AuthorisationAsked(paying.account().authorisation(), details.totalMinor(),
        details.currency(), details.method(), details.payBy());
  }

  private static List<FulfilmentEvent> shipmentsAndRefunds(
      Packed packed, Stuck stuck, Moves moves) {
    List<FulfilmentEvent> asked = new ArrayList<>();
    packed.shipments().forEach(
        number -> asked.add(moves.shipment(number, packed.details())));
    asked.addAll(refundsGivenUp(stuck));
    return asked;
  }

  /** Those that the payment does not ask for any more; of all others it is at work. */
  private static List<FulfilmentEvent> refundsGivenUp(Stuck stuck) {
    return stuck.causes().contains(Cause.NO_ANSWER) ? refunds(stuck.before()) : List.of();
  }

  private static List<FulfilmentEvent> refunds(Phase before) {
    return before.account().refundsUnanswered().stream()
        .map(StuckTable::again).<FulfilmentEvent>map(each -> each).toList();
  }

  private static RefundAsked again(Movement refund) {
    return new RefundAsked(refund.txId(), refund.amountMinor(), refund.reason());
  }

  private static List<FulfilmentEvent> refundOfReturn(Returning returning) {
    List<FulfilmentEvent> asked = refundOfAll(returning, returning.reason());
    return asked.isEmpty() ? List.of(new FulfilmentClosed(Outcome.RETURNED)) : asked;
  }

  /** What has no answer is asked again, and what was refused under another name. */
  private static List<FulfilmentEvent> refundOfAll(Phase before, String reason) {
    Account account = before.account();
    List<FulfilmentEvent> asked = new ArrayList<>(refunds(before));
    if (account.left() > 0) {
      asked.add(new RefundAsked(account.nextRefund(), account.left(), reason));
    }
    return asked;
  }

  /** Of an order that was called off or came back, all money; of any other, what was asked. */
  private static List<FulfilmentEvent> afterTheEnd(Closed closed, Stuck stuck, Moves moves) {
    return switch (closed.outcome()) {
      case CANCELLED, ABANDONED -> closed.account().authorisations() == 0
          ? List.of()
          : List.of(giveBack(Cause.LATE, moves));
      case DELIVERED -> refundsGivenUp(stuck);
      case RETURNED -> refundOfAll(closed, "returned");
    };
  }
}
