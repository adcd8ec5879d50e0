package io.orderlog.domain.fulfilment.decisions;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.Decision.reject;
import static io.orderlog.domain.fulfilment.decisions.Moves.acceptAll;

import io.orderlog.domain.Decision;
import io.orderlog.domain.fulfilment.Account;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Abandon;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Approve;
import io.orderlog.domain.fulfilment.FulfilmentCommand.ByPeople;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Deliver;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HandOver;
import io.orderlog.domain.fulfilment.FulfilmentCommand.RefundSome;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Retry;
import io.orderlog.domain.fulfilment.FulfilmentCommand.UseMethod;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ShipmentCalledOff;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Approved;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RefundAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentRejection.AmountNotInCurrency;
import io.orderlog.domain.fulfilment.FulfilmentRejection.ExceedsCaptured;
import io.orderlog.domain.fulfilment.FulfilmentRejection.NotInReview;
import io.orderlog.domain.fulfilment.FulfilmentRejection.NotStuck;
import io.orderlog.domain.fulfilment.FulfilmentRejection.NotThere;
import io.orderlog.domain.fulfilment.FulfilmentRejection.PaymentNotAwaited;
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
import io.orderlog.domain.fulfilment.FulfilmentState.UnderWay;
import io.orderlog.domain.fulfilment.FulfilmentStatus;
import io.orderlog.domain.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people ask, and where; {@link StuckTable} has what helps a process that is stuck. */
final class PeopleTable {

  private static final List<FulfilmentStatus> TO_HAND_OVER = List.of(FulfilmentStatus.SHIPPING);
  private static final List<FulfilmentStatus> TO_DELIVER = List.of(FulfilmentStatus.UNDER_WAY);
  private static final List<FulfilmentStatus> TO_REFUND = List.of(FulfilmentStatus.SHIPPING,
      FulfilmentStatus.UNDER_WAY, FulfilmentStatus.DELIVERED, FulfilmentStatus.CLOSED);

  private PeopleTable() {}

  static Decision<FulfilmentEvent, FulfilmentRejection> decide(
      ByPeople asked, Phase phase, Moves moves) {
    FulfilmentStatus status = FulfilmentDecider.statusOf(phase);
    return switch (asked) {
      case UseMethod(var method) -> switch (phase) {
        case Paying paying when paying.declined() && moves.at().isBefore(paying.deadline()) ->
          accept(tried(method, paying, moves));
        case Preparing _,Sent _,Ending _ ->
          reject(new PaymentNotAwaited(status));
      };
      case HandOver(var carrier, var trackingNumber) -> switch (phase) {
        case Packed packed ->
          acceptAll(handedOver(carrier, trackingNumber, packed, moves));
        case Collecting _,InReview _,Paying _,Confirming _,Capturing _,Sent _,Ending _ ->
          reject(new NotThere(status, TO_HAND_OVER));
      };
      case Deliver() -> switch (phase) {
        case UnderWay _ -> accept(moves.delivered());
        case Preparing _,Delivered _,Returning _,Ending _ ->
          reject(new NotThere(status, TO_DELIVER));
      };
      case RefundSome refund -> switch (phase) {
        case Packed _,UnderWay _,Delivered _ -> refund(refund, phase);
        case Closed closed when closed.outcome() == Outcome.DELIVERED -> refund(refund, phase);
        case Collecting _,InReview _,Paying _,Confirming _,Capturing _,Returning _,Ending _ ->
          reject(new NotThere(status, TO_REFUND));
      };
      case Approve(var reason) -> switch (phase) {
        case InReview review when moves.at().isBefore(review.deadline()) ->
          accept(new Approved(reason), moves.afterGathering(review));
        case Preparing _,Sent _,Ending _ ->
          reject(new NotInReview(status));
      };
      case Abandon _ -> switch (phase) {
        case InReview review -> moves.unwind(review, Cause.ABANDONED);
        case Collecting _,Paying _,Confirming _,Capturing _,Packed _,Sent _,Ending _ ->
          reject(new NotStuck(status));
      };
      case Retry _ -> reject(new NotStuck(status));
    };
  }

  /** It may have to pass like the first one. */
  private static FulfilmentEvent tried(String method, Paying paying, Moves moves) {
    return moves.screening().asking(method, paying, moves).<FulfilmentEvent>map(asked -> asked)
        .orElseGet(() -> moves.authorisation(paying, method));
  }

  /** Whoever was asked to take it is told that it is gone. */
  private static List<FulfilmentEvent> handedOver(
      String carrier, String trackingNumber, Packed packed, Moves moves) {
    List<FulfilmentEvent> events = new ArrayList<>();
    events.add(moves.handedOver(carrier, trackingNumber, packed.details()));
    packed.shipments().forEach(
        number -> events.add(new ShipmentCalledOff(number, "handed over by hand")));
    return events;
  }

  private static Decision<FulfilmentEvent, FulfilmentRejection> refund(
      RefundSome refund, Phase phase) {
    Optional<Money> amount = Money.of(refund.amount(), phase.details().currency());
    if (amount.isEmpty()) {
      return reject(new AmountNotInCurrency(phase.details().currency(), refund.amount()));
    }
    long minorUnits = amount.get().minorUnits();
    Account account = phase.account();
    return minorUnits <= account.left()
        ? accept(new RefundAsked(account.nextRefund(), minorUnits, refund.reason()))
        : reject(new ExceedsCaptured(account.left(), phase.details().currency()));
  }
}
