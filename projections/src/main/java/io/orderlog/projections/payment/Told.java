package io.orderlog.projections.payment;

import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentEvent.ActionRequired;
import io.orderlog.domain.payment.PaymentEvent.AttemptFailed;
import io.orderlog.domain.payment.PaymentEvent.AuthorisationRequested;
import io.orderlog.domain.payment.PaymentEvent.Authorised;
import io.orderlog.domain.payment.PaymentEvent.CaptureFailed;
import io.orderlog.domain.payment.PaymentEvent.CaptureRequested;
import io.orderlog.domain.payment.PaymentEvent.Captured;
import io.orderlog.domain.payment.PaymentEvent.ChargedBack;
import io.orderlog.domain.payment.PaymentEvent.Declined;
import io.orderlog.domain.payment.PaymentEvent.Expired;
import io.orderlog.domain.payment.PaymentEvent.GaveUp;
import io.orderlog.domain.payment.PaymentEvent.GiveBackNoted;
import io.orderlog.domain.payment.PaymentEvent.GivenBack;
import io.orderlog.domain.payment.PaymentEvent.RefundFailed;
import io.orderlog.domain.payment.PaymentEvent.RefundRequested;
import io.orderlog.domain.payment.PaymentEvent.Refunded;
import io.orderlog.domain.payment.PaymentEvent.VoidFailed;
import io.orderlog.domain.payment.PaymentEvent.VoidRequested;
import io.orderlog.domain.payment.PaymentEvent.Voided;
import java.time.Instant;
import java.util.Optional;

/**
 * What was last said of a transaction, beside what the payment's state has.
 *
 * @param reason why somebody wants it
 * @param error why it did not happen, or not yet
 * @param url where the customer has to do something
 * @param at when
 */
public record Told(String txId, Optional<String> reason, Optional<String> error,
    Optional<String> url, Instant at) {

  /** What an event says of its transaction; empty if it is about the payment as a whole. */
  static Optional<Told> by(PaymentEvent event, Instant at) {
    return switch (event) {
      case RefundRequested(var txId, _, _, var reason, _) ->
        Optional.of(new Told(txId, Optional.of(reason), Optional.empty(), Optional.empty(), at));
      case ActionRequired(var txId, var url) ->
        Optional.of(new Told(txId, Optional.empty(), Optional.empty(), Optional.of(url), at));
      case Declined(var txId, var code) -> failed(txId, code, at);
      case CaptureFailed(var txId, var code) -> failed(txId, code, at);
      case VoidFailed(var txId, var code) -> failed(txId, code, at);
      case RefundFailed(var txId, var code) -> failed(txId, code, at);
      case AttemptFailed(var txId, _, var error, _) -> failed(txId, error, at);
      case GaveUp(var txId, _, var error) -> failed(txId, error, at);
      case AuthorisationRequested asked -> nothingElse(asked.txId(), at);
      case CaptureRequested asked -> nothingElse(asked.txId(), at);
      case VoidRequested asked -> nothingElse(asked.txId(), at);
      case Authorised fact -> nothingElse(fact.txId(), at);
      case Captured fact -> nothingElse(fact.txId(), at);
      case Voided fact -> nothingElse(fact.txId(), at);
      case Refunded fact -> nothingElse(fact.txId(), at);
      case ChargedBack fact -> nothingElse(fact.txId(), at);
      case Expired(var txId) -> nothingElse(txId, at);
      case GiveBackNoted _,GivenBack _ -> Optional.empty();
    };
  }

  /** This after that; a reason stays. */
  Told after(Told before) {
    return reason.isPresent() ? this : new Told(txId, before.reason, error, url, at);
  }

  private static Optional<Told> failed(String txId, String error, Instant at) {
    return Optional.of(
        new Told(txId, Optional.empty(), Optional.of(error), Optional.empty(), at));
  }

  private static Optional<Told> nothingElse(String txId, Instant at) {
    return Optional.of(
        new Told(txId, Optional.empty(), Optional.empty(), Optional.empty(), at));
  }
}
