package io.orderlog.simulators.payment;

import io.orderlog.simulators.payment.Operation.Kind;
import io.orderlog.simulators.payment.Operation.Progress;
import io.orderlog.simulators.payment.Payment.Standing;
import io.orderlog.simulators.payment.Step.News;
import io.orderlog.simulators.payment.Step.Happening;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How it goes with each method of payment, without a clock or a file.
 *
 * @param later how long what comes later takes
 */
record PaymentRules(Duration later) {

  private static final Duration HOLD = Duration.ofDays(7);
  private static final String NO_FUNDS = "no-funds";

  /**
   * A payment begins.
   *
   * @param isFirst whether none with its reference was there before
   * @param url where the customer could confirm it
   */
  Step begin(
      String id, String key, NewPayment asked, boolean isFirst, String url, Instant now) {
    Payment begun = Payment.begun(id, key, asked, now.plus(HOLD));
    return PaymentMethod.of(asked.method()).map(method -> switch (method) {
      case OK, SLOW, CAPTURED_LATE, CHARGEBACK -> authorised(begun);
      case DECLINED -> declined(begun, NO_FUNDS);
      case DECLINED_ONCE -> isFirst ? declined(begun, NO_FUNDS) : authorised(begun);
      case CHALLENGE -> Step.quiet(begun.challengedAt(url), null);
      case AUTHORISED_LATE -> Step.quiet(begun.pendingUntil(now.plus(later)), null);
    }).orElseGet(() -> declined(begun, "unknown-method"));
  }

  /** Some of what is held is to be taken. */
  Step capture(Payment payment, String key, long amount, Instant now) {
    Operation asked = asked(payment, key, Kind.CAPTURE, amount);
    Optional<String> fault = captureFault(payment, amount, now);
    if (fault.isPresent()) {
      return failed(payment, asked, fault.get());
    }
    if (is(payment, PaymentMethod.CAPTURED_LATE)) {
      Operation pending = asked.pendingUntil(now.plus(later));
      return Step.quiet(payment.with(pending), pending);
    }
    Operation done = asked.done(amount);
    Payment after = payment.with(done);
    return Step.telling(is(payment, PaymentMethod.CHARGEBACK)
        ? after.with(chargeback(after, now))
        : after, Happening.CAPTURED, amount, done);
  }

  /** What is held is to be let go, whether it is known yet or not. */
  Step cancel(Payment payment, String key) {
    long held = payment.held();
    Operation asked = asked(payment, key, Kind.VOID, held);
    Optional<String> fault = cancelFault(payment);
    if (fault.isPresent()) {
      return failed(payment, asked, fault.get());
    }
    Operation done = asked.done(held);
    return Step.telling(payment.with(done).letGo(), Happening.VOIDED, held, done);
  }

  /** Some of what was taken is to go back. */
  Step refund(Payment payment, String key, long amount) {
    Operation asked = asked(payment, key, Kind.REFUND, amount);
    if (amount > payment.kept()) {
      return failed(payment, asked, "nothing-left");
    }
    Operation done = asked.done(amount);
    return Step.telling(payment.with(done), Happening.REFUNDED, amount, done);
  }

  /** The customer does what was asked; empty if nothing is, or not any more. */
  Optional<Step> confirm(Payment payment) {
    return payment.standing() == Standing.ACTION_REQUIRED
        ? Optional.of(authorised(payment))
        : Optional.empty();
  }

  /** What is due happens; empty if nothing is. */
  Optional<Step> passTime(Payment payment, Instant now) {
    if (payment.nextDue().filter(due -> !due.isAfter(now)).isEmpty()) {
      return Optional.empty();
    }
    if (payment.standing() == Standing.PENDING) {
      return Optional.of(authorised(payment));
    }
    Payment after = payment;
    List<News> news = new ArrayList<>();
    for (Operation due : payment.operations()) {
      if (due.isDueBy(now)) {
        Operation settled = settled(after, due);
        after = after.with(settled);
        if (settled.progress() == Progress.DONE) {
          news.add(
              new News(due.kind() == Kind.CAPTURE ? Happening.CAPTURED : Happening.CHARGED_BACK,
                  settled.amount(), settled));
        }
      }
    }
    return Optional.of(new Step(after, null, news));
  }

  private static Operation settled(Payment payment, Operation due) {
    if (due.kind() == Kind.CAPTURE) {
      return due.done(due.amount());
    }
    return payment.kept() > 0 ? due.done(payment.kept()) : due.failed("nothing-left");
  }

  private static Optional<String> captureFault(Payment payment, long amount, Instant now) {
    return switch (payment.standing()) {
      case PENDING, ACTION_REQUIRED, DECLINED -> Optional.of("not-authorised");
      case VOIDED -> Optional.of("voided");
      case AUTHORISED -> !now.isBefore(payment.until())
          ? Optional.of("expired")
          : Optional.of("too-much")
              .filter(_ -> amount > payment.held() - payment.capturing());
    };
  }

  private static Optional<String> cancelFault(Payment payment) {
    return switch (payment.standing()) {
      case PENDING, ACTION_REQUIRED -> Optional.empty();
      case DECLINED, VOIDED -> Optional.of("nothing-held");
      case AUTHORISED -> payment.capturing() > 0
          ? Optional.of("capture-pending")
          : Optional.of("nothing-held").filter(_ -> payment.held() == 0);
    };
  }

  private static Step authorised(Payment payment) {
    return Step.telling(payment.holding(), Happening.AUTHORISED, payment.amount(), null);
  }

  private static Step declined(Payment payment, String code) {
    return Step.telling(payment.declined(code), Happening.DECLINED, payment.amount(), null);
  }

  private static Step failed(Payment payment, Operation asked, String code) {
    Operation failed = asked.failed(code);
    return Step.quiet(payment.with(failed), failed);
  }

  private static Operation asked(Payment payment, String key, Kind kind, long amount) {
    return new Operation(
        payment.nextOperation(), key, kind, amount, Progress.PENDING, null, null);
  }

  private Operation chargeback(Payment payment, Instant now) {
    return new Operation(payment.nextOperation(), null, Kind.CHARGEBACK, 0, Progress.PENDING,
        null, now.plus(later));
  }

  private static boolean is(Payment payment, PaymentMethod method) {
    return payment.method().equals(method.token());
  }
}
