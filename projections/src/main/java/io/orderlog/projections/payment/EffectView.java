package io.orderlog.projections.payment;

import io.orderlog.domain.payment.Transaction;
import io.orderlog.domain.payment.Transaction.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the payment provider is asked and has not answered.
 *
 * @param orderId of the payment
 * @param txId of the transaction
 * @param attempt which is made next; the one that failed last, if no other is made
 * @param lastError of the attempt that failed last, since it was asked for last
 * @param since when it was asked for first
 * @param nextAttemptAt not before; empty if no other is made
 */
public record EffectView(String orderId, String txId, Kind kind, EffectState state, int attempt,
    Optional<String> lastError, Instant since, Optional<Instant> nextAttemptAt) {

  /** Those of a payment, in the order in which they were first heard of. */
  static List<EffectView> of(PaymentView payment) {
    return payment.payment().stream().flatMap(asked -> asked.transactions().stream())
        .flatMap(each -> of(payment, each).stream()).toList();
  }

  private static Optional<EffectView> of(PaymentView payment, Transaction asked) {
    return switch (asked.progress()) {
      case ASKED -> Optional.of(
          of(payment, asked, asked.attempt() == asked.first()
              ? EffectState.DUE
              : EffectState.FAILING, Optional.of(asked.nextAt())));
      case GAVE_UP -> Optional.of(of(payment, asked, EffectState.GAVE_UP, Optional.empty()));
      case DONE, FAILED, PUT_ASIDE -> Optional.empty();
    };
  }

  private static EffectView of(PaymentView payment, Transaction asked, EffectState state,
      Optional<Instant> nextAttemptAt) {
    Optional<String> lastError = state == EffectState.DUE
        ? Optional.empty()
        : payment.told(asked.txId()).flatMap(Told::error);
    return new EffectView(payment.orderId(), asked.txId(), asked.kind(), state, asked.attempt(),
        lastError, asked.since(), nextAttemptAt);
  }
}
