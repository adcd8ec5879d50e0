package io.orderlog.domain.payment;

import io.orderlog.domain.agenda.Agenda;
import io.orderlog.domain.agenda.Due;
import io.orderlog.domain.agenda.Due.Deadline;
import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.domain.payment.Authorisation.Standing;
import io.orderlog.domain.payment.PaymentCommand.Expire;
import io.orderlog.domain.payment.PaymentState.CalledOff;
import io.orderlog.domain.payment.PaymentState.NotAsked;
import io.orderlog.domain.payment.Transaction.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The provider is asked for what has no answer yet, and an authorisation that nobody uses runs out.
 * Of what is not wanted any more the provider is only asked what has become of it.
 */
public final class PaymentAgenda
    implements Agenda<PaymentState, PaymentCommand, PaymentRequest> {

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<Due<PaymentCommand, PaymentRequest>> due(PaymentState state) {
    return switch (state) {
      case NotAsked _,CalledOff _ -> List.of();
      case Payment payment -> due(payment);
    };
  }

  /** The authorisation that counts, if nobody has taken money by it or is about to. */
  public static Optional<Authorisation> runningOut(Payment payment) {
    return payment.authorisation(payment.newest())
        .filter(each -> each.standing() == Standing.AUTHORISED && !payment.isStray(each)
            && payment.capturedOrAsked(each.txId()) == 0);
  }

  private static List<Due<PaymentCommand, PaymentRequest>> due(Payment payment) {
    List<Due<PaymentCommand, PaymentRequest>> due = new ArrayList<>();
    for (Transaction each : payment.transactions()) {
      if (each.progress() == Progress.ASKED) {
        due.add(new Effect<>(each.txId(), each.attempt(), each.since(), at(each),
            request(payment, each)));
      }
    }
    runningOut(payment).ifPresent(each -> each.lapse().ifPresent(lapse -> due.add(
        new Deadline<>("expire " + each.txId(), lapse, new Expire(each.txId())))));
    return due;
  }

  /** The first attempt is due at once, also by a clock that is behind the one that asked for it. */
  private static Instant at(Transaction asked) {
    return asked.attempt() == asked.first() ? Instant.EPOCH : asked.nextAt();
  }

  private static PaymentRequest request(Payment payment, Transaction asked) {
    String order = payment.orderId();
    String holder = asked.authorisation();
    Optional<Authorisation> authorisation = payment.authorisation(holder);
    Optional<String> reference = authorisation.flatMap(Authorisation::reference);
    return switch (asked.kind()) {
      case AUTHORISE -> payment.isStray(asked)
          ? new PaymentRequest.Find(order, holder, reference, asked.txId())
          : new PaymentRequest.Authorise(order, holder, asked.amountMinor(), payment.currency(),
              authorisation.map(Authorisation::method).orElse(""));
      case CAPTURE -> payment.isStray(asked)
          ? new PaymentRequest.Find(order, holder, reference, asked.txId())
          : new PaymentRequest.Capture(order, holder, reference, asked.amountMinor(),
              payment.currency());
      case VOID -> new PaymentRequest.CancelAuthorisation(order, holder, reference);
      case REFUND -> new PaymentRequest.Refund(order, holder, reference, asked.amountMinor(),
          payment.currency());
      case CHARGE_BACK -> throw new IllegalStateException("nobody asks for a charge-back");
    };
  }
}
