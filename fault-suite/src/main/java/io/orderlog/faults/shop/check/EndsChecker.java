package io.orderlog.faults.shop.check;

import io.orderlog.domain.fulfilment.Account.Movement;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.GotStuck;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Paid;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Resumed;
import io.orderlog.domain.fulfilment.FulfilmentState.Carried;
import io.orderlog.domain.fulfilment.FulfilmentState.Collecting;
import io.orderlog.domain.fulfilment.FulfilmentState.InReview;
import io.orderlog.domain.fulfilment.FulfilmentState.Packed;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentState.Capturing;
import io.orderlog.domain.fulfilment.FulfilmentState.Closed;
import io.orderlog.domain.fulfilment.FulfilmentState.Confirming;
import io.orderlog.domain.fulfilment.FulfilmentState.Delivered;
import io.orderlog.domain.fulfilment.FulfilmentState.NotStarted;
import io.orderlog.domain.fulfilment.FulfilmentState.Outcome;
import io.orderlog.domain.fulfilment.FulfilmentState.Paying;
import io.orderlog.domain.fulfilment.FulfilmentState.Returning;
import io.orderlog.domain.fulfilment.FulfilmentState.Shipping;
import io.orderlog.domain.fulfilment.FulfilmentState.Started;
import io.orderlog.domain.fulfilment.FulfilmentState.Stuck;
import io.orderlog.domain.fulfilment.FulfilmentState.UnderWay;
import io.orderlog.domain.fulfilment.FulfilmentState.Unwinding;
import io.orderlog.domain.order.OrderState;
import io.orderlog.domain.payment.Payment;
import io.orderlog.domain.payment.PaymentState;
import io.orderlog.domain.payment.PaymentStatus;
import io.orderlog.domain.payment.Transaction.Progress;
import io.orderlog.domain.payment.decisions.PaymentDecider;
import io.orderlog.faults.check.Anomaly;
import io.orderlog.faults.shop.ShopEvidence;
import io.orderlog.faults.shop.ShopLog.Told;
import io.orderlog.faults.shop.ShopLogs;
import io.orderlog.faults.shop.outside.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Whether each order is at its end or waits for a person, and whether its money is then what the
 * end allows.
 */
record EndsChecker(ShopEvidence evidence, BiConsumer<Anomaly, String> violations) {

  private static final Duration LATE = Duration.ofSeconds(60);

  void check() {
    ShopLogs logs = evidence.logs();
    for (String order : logs.fulfilments().streams()) {
      logs.fulfilments().state(order).ifPresent(state -> check(order, state));
    }
    for (String order : logs.payments().streams()) {
      logs.payments().state(order).ifPresent(state -> checkAsked(order, state));
    }
  }

  private void check(String order, FulfilmentState state) {
    Optional<String> waits = waitsFor(order, state);
    waits.ifPresent(what -> violations.accept(
        Anomaly.FORGOTTEN_ORDER, order + " waits for " + what + ": " + state));
    FulfilmentState.deadlineOf(state)
        .filter(deadline -> evidence.at().isAfter(deadline.plus(LATE).plus(evidence.outage())))
        .ifPresent(_ -> violations.accept(Anomaly.FORGOTTEN_ORDER,
            order + " is past its deadline: " + state));
    if (waits.isEmpty() && state instanceof Started started) {
      checkMoney(order, started);
      checkOrder(order, started);
    }
  }

  /** What should come without anybody's doing; empty if nothing has to. */
  private Optional<String> waitsFor(String order, FulfilmentState state) {
    return switch (state) {
      case NotStarted _ -> Optional.of("its start");
      case Collecting _ -> Optional.of("stock, order and who is asked about it");
      case InReview _ -> Optional.of("a person who lets it pass");
      case Paying paying -> paying.declined() || isWithCustomer(order)
          ? Optional.empty()
          : Optional.of("the provider");
      case Confirming _ -> Optional.of("stock");
      case Capturing _ -> Optional.of("the provider to take the money");
      case Returning _,Unwinding _ -> Optional.of("what is to be undone");
      case Stuck stuck -> Optional.of("a person, because of " + stuck.causes());
      case Shipping phase -> refunds(phase);
      case Carried _ -> Optional.of("the carrier");
      case UnderWay phase -> refunds(phase);
      case Delivered phase -> refunds(phase);
      case Closed phase -> refunds(phase);
    };
  }

  private boolean isWithCustomer(String order) {
    return evidence.logs().payments().state(order).map(PaymentDecider::statusOf)
        .filter(PaymentStatus.ACTION_REQUIRED::equals).isPresent();
  }

  private static Optional<String> refunds(Started phase) {
    return phase.account().refunds().stream().filter(each -> !each.done()).findFirst()
        .map(Movement::txId);
  }

  private void checkAsked(String order, PaymentState state) {
    if (state instanceof Payment payment && payment.transactions().stream()
        .anyMatch(each -> each.progress() == Progress.ASKED) && !isWithCustomer(order)) {
      violations.accept(Anomaly.FORGOTTEN_ORDER, order + " waits for the provider: " + payment);
    }
  }

  private void checkMoney(String order, Started state) {
    List<Ledger.Payment> payments = evidence.ledger().payments().stream()
        .filter(each -> each.reference().equals(order)).toList();
    long kept = payments.stream().mapToLong(Ledger.Payment::kept).sum();
    long captured = payments.stream().mapToLong(Ledger.Payment::captured).sum();
    long held = payments.stream().mapToLong(Ledger.Payment::held).sum();
    boolean isPaid = events(order).stream().anyMatch(Paid.class::isInstance);
    long total = state.details().totalMinor();
    boolean isRight = switch (state) {
      case Closed closed when closed.outcome() != Outcome.DELIVERED -> kept == 0 && held == 0;
      case Packed _,UnderWay _,Delivered _,Closed _ ->
        kept == state.account().left() && held == 0 && isPaid;
      case Collecting _,InReview _,Paying _,Confirming _,Capturing _,Returning _,Unwinding _,Stuck _ ->
        kept == 0;
    };
    if (!isRight || (captured != 0 && captured != total) || (!isPaid && kept != 0)) {
      violations.accept(Anomaly.WRONG_MONEY, "of " + total + " " + captured + " were taken, "
          + kept + " kept, " + held + " held, of " + order + ": " + state + " " + payments);
    }
  }

  private void checkOrder(String order, Started state) {
    OrderState placed = evidence.logs().orders().state(order)
        .orElseGet(OrderState.NotPlaced::new);
    long kept = evidence.ledger().payments().stream()
        .filter(each -> each.reference().equals(order)).mapToLong(Ledger.Payment::kept).sum();
    boolean isOver = state instanceof Closed;
    switch (placed) {
      case OrderState.Cancelled _ when kept != 0 && !isLeftToCustomer(order) ->
        violations.accept(Anomaly.WRONG_MONEY, "cancelled, and " + kept + " kept of " + order);
      case OrderState.Placed _,OrderState.Paid _ when isOver && placed.entrusted() ->
        violations.accept(Anomaly.FORGOTTEN_ORDER, "its process is over: " + order + " " + placed);
      case OrderState.Placed _,OrderState.Paid _,OrderState.Shipped _ -> {
        /* Its process leads it on. */ }
      case OrderState.NotPlaced _,OrderState.Delivered _,OrderState.Cancelled _ -> {
        /* It is at its end. */ }
      case OrderState.Returned _ -> {
        /* It is at its end. */ }
    }
  }

  /** Goods left although the order was cancelled, and a person has said that it stays so. */
  private boolean isLeftToCustomer(String order) {
    return events(order).stream()
        .dropWhile(event -> !(event instanceof GotStuck stuck
            && stuck.cause() == Cause.LEFT_AFTER_CANCELLATION))
        .anyMatch(Resumed.class::isInstance);
  }

  private List<FulfilmentEvent> events(String order) {
    return evidence.logs().fulfilments().toldOf(order).stream()
        .<FulfilmentEvent>map(Told::event).toList();
  }
}
