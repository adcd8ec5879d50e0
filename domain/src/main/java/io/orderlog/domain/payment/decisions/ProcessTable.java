package io.orderlog.domain.payment.decisions;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.Decision.reject;

import io.orderlog.domain.Decision;
import io.orderlog.domain.payment.Authorisation.Standing;
import io.orderlog.domain.payment.Authorisation;
import io.orderlog.domain.payment.Payment;
import io.orderlog.domain.payment.PaymentCommand.Authorise;
import io.orderlog.domain.payment.PaymentCommand.ByProcess;
import io.orderlog.domain.payment.PaymentCommand.Capture;
import io.orderlog.domain.payment.PaymentCommand.GiveBack;
import io.orderlog.domain.payment.PaymentCommand.Refund;
import io.orderlog.domain.payment.PaymentEvent.AuthorisationRequested;
import io.orderlog.domain.payment.PaymentEvent.CaptureFailed;
import io.orderlog.domain.payment.PaymentEvent.CaptureRequested;
import io.orderlog.domain.payment.PaymentEvent.Declined;
import io.orderlog.domain.payment.PaymentEvent.GiveBackNoted;
import io.orderlog.domain.payment.PaymentEvent.GivenBack;
import io.orderlog.domain.payment.PaymentEvent.RefundFailed;
import io.orderlog.domain.payment.PaymentEvent.RefundRequested;
import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentRejection.AlreadyRecorded;
import io.orderlog.domain.payment.PaymentRejection;
import java.time.Instant;
import java.util.Optional;

/**
 * What the process asks. A transaction that is known and has no answer is asked anew, with the same
 * key; one that has its answer keeps it; and what cannot be asked is an event that says so.
 */
final class ProcessTable {

  private ProcessTable() {}

  static Decision<PaymentEvent, PaymentRejection> beforeAll(ByProcess command, Instant at) {
    return switch (command) {
      case Authorise asked -> accept(requested(asked, at));
      case Capture(var txId, _) -> accept(new CaptureFailed(txId, "NOT_AUTHORISED"));
      case Refund(var txId, _, _) -> accept(new RefundFailed(txId, "EXCEEDS_CAPTURED"));
      case GiveBack(var txId, _) -> accept(new GivenBack(txId, 0));
    };
  }

  static Decision<PaymentEvent, PaymentRejection> calledOff(ByProcess command) {
    return switch (command) {
      case Authorise asked -> accept(new Declined(asked.txId(), "GIVING_BACK"));
      case Capture(var txId, _) -> accept(new CaptureFailed(txId, "GIVING_BACK"));
      case Refund(var txId, _, _) -> accept(new RefundFailed(txId, "EXCEEDS_CAPTURED"));
      case GiveBack(var txId, _) -> accept(new GivenBack(txId, 0));
    };
  }

  static Decision<PaymentEvent, PaymentRejection> decide(
      ByProcess command, Payment payment, Instant at) {
    return switch (command) {
      case Authorise asked -> again(payment, asked.txId(), requested(asked, at))
          .orElseGet(() -> accept(authorise(asked, payment, at)));
      case Capture(var txId, var amount) -> payment.transaction(txId)
          .flatMap(known -> again(payment, txId,
              new CaptureRequested(txId, known.authorisation(), known.amountMinor(), at)))
          .orElseGet(() -> accept(capture(txId, amount, payment, at)));
      case Refund(var txId, var amount, var reason) -> payment.transaction(txId)
          .flatMap(known -> again(payment, txId, new RefundRequested(
              txId, known.authorisation(), known.amountMinor(), reason, at)))
          .orElseGet(() -> accept(refund(txId, amount, reason, payment, at)));
      case GiveBack(var txId, var reason) -> accept(new GiveBackNoted(txId, reason, at));
    };
  }

  private static Optional<Decision<PaymentEvent, PaymentRejection>> again(
      Payment payment, String txId, PaymentEvent request) {
    return payment.transaction(txId).map(known -> known.isUnanswered()
        ? accept(request)
        : reject(new AlreadyRecorded(txId)));
  }

  private static PaymentEvent authorise(Authorise asked, Payment payment, Instant at) {
    if (payment.givingBack().isPresent()) {
      return new Declined(asked.txId(), "GIVING_BACK");
    }
    return payment.currency().equals(asked.currency())
        ? requested(asked, at)
        : new Declined(asked.txId(), "OTHER_CURRENCY");
  }

  private static PaymentEvent capture(String txId, long amount, Payment payment, Instant at) {
    String holder = payment.newest();
    long authorised = payment.authorisation(holder)
        .filter(each -> each.standing() == Standing.AUTHORISED)
        .map(Authorisation::amountMinor).orElse(0L);
    if (payment.givingBack().isPresent()) {
      return new CaptureFailed(txId, "GIVING_BACK");
    }
    if (payment.isCapturing(holder)) {
      return new CaptureFailed(txId, "ANOTHER_IS_ASKED");
    }
    if (authorised == 0) {
      return new CaptureFailed(txId, "NOT_AUTHORISED");
    }
    return payment.capturedOrAsked(holder) + amount <= authorised
        ? new CaptureRequested(txId, holder, amount, at)
        : new CaptureFailed(txId, "EXCEEDS_AUTHORISED");
  }

  private static PaymentEvent refund(
      String txId, long amount, String reason, Payment payment, Instant at) {
    return payment.refundable(payment.newest()) >= amount
        ? new RefundRequested(txId, payment.newest(), amount, reason, at)
        : new RefundFailed(txId, "EXCEEDS_CAPTURED");
  }

  private static PaymentEvent requested(Authorise asked, Instant at) {
    return new AuthorisationRequested(asked.order().text(), asked.txId(), asked.amountMinor(),
        asked.currency(), asked.method(), asked.payBy(), at);
  }
}
