package io.orderlog.projections.payment;

import io.orderlog.domain.payment.Authorisation;
import io.orderlog.domain.payment.Payment;
import io.orderlog.domain.payment.PaymentState;
import io.orderlog.domain.payment.PaymentStatus;
import io.orderlog.domain.payment.Transaction.Kind;
import io.orderlog.domain.payment.Transaction.Progress;
import io.orderlog.domain.payment.Transaction;
import io.orderlog.domain.payment.decisions.PaymentDecider;
import io.orderlog.eventlog.LogPosition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A payment as its row has it.
 *
 * @param orderId of the order that it pays
 * @param state after its last event
 * @param told of each transaction, in the order in which they were first heard of
 * @param version how many events the payment has
 * @param updatedAt when the last of them happened
 * @param position the place of that event in the log
 */
public record PaymentView(String orderId, PaymentState state, List<Told> told, long version,
    Instant updatedAt, LogPosition position) {

  public PaymentView {
    told = List.copyOf(told);
  }

  public PaymentStatus status() {
    return PaymentDecider.statusOf(state);
  }

  /** All that was asked of the provider; empty if it was asked for nothing. */
  public Optional<Payment> payment() {
    return state instanceof Payment payment ? Optional.of(payment) : Optional.empty();
  }

  /** What the authorisation that counts holds, or held before it was taken; in minor units. */
  public long authorisedMinor() {
    return newest().map(Authorisation::amountMinor).orElse(0L);
  }

  /** All that was taken, also by authorisations that do not count. */
  public long capturedMinor() {
    return moved(Kind.CAPTURE);
  }

  /** All that went back because somebody asked for it. */
  public long refundedMinor() {
    return moved(Kind.REFUND);
  }

  /** All that banks took back. */
  public long chargedBackMinor() {
    return moved(Kind.CHARGE_BACK);
  }

  /** The provider's name for what the authorisation that counts holds, once there is something. */
  public Optional<String> reference() {
    return newest().flatMap(Authorisation::reference);
  }

  /** What was last said of this transaction. */
  public Optional<Told> told(String txId) {
    return told.stream().filter(each -> each.txId().equals(txId)).findFirst();
  }

  private Optional<Authorisation> newest() {
    return payment().flatMap(payment -> payment.authorisations().stream()
        .filter(each -> each.txId().equals(payment.newest())).findFirst());
  }

  private long moved(Kind kind) {
    return payment().stream().flatMap(payment -> payment.transactions().stream())
        .filter(each -> each.kind() == kind && each.progress() == Progress.DONE)
        .mapToLong(Transaction::amountMinor).sum();
  }
}
