package io.orderlog.domain.payment;

import io.orderlog.domain.payment.Authorisation.Standing;
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
import io.orderlog.domain.payment.Transaction.Kind;
import io.orderlog.domain.payment.Transaction.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an event changes in a payment of which something was asked. */
public final class PaymentFold {

  private PaymentFold() {}

  /** The payment that begins with its first request. */
  public static Payment begun(AuthorisationRequested first) {
    return requested(new Payment(first.orderId(), first.currency(), first.txId(), List.of(),
        List.of(), Optional.empty()), first);
  }

  public static Payment after(PaymentEvent event, Payment payment) {
    return switch (event) {
      case AuthorisationRequested asked -> requested(payment, asked);
      case Authorised authorised -> authorised(payment, authorised);
      case Declined(var txId, _) -> declined(payment, txId);
      case ActionRequired(var txId, _) ->
        standing(answered(payment, txId, Progress.DONE), txId, Standing.ACTION_REQUIRED);
      case Expired(var txId) ->
        standing(requireHolder(payment, txId, event), txId, Standing.EXPIRED);
      case CaptureRequested(var txId, var authorisation, var amount, var at) ->
        asked(requireHolder(payment, authorisation, event), txId, Kind.CAPTURE, authorisation,
            amount, at);
      case Captured captured -> captured(payment, captured);
      case CaptureFailed(var txId, _) -> failed(payment, txId, Kind.CAPTURE);
      case VoidRequested(var txId, var authorisation, var at) ->
        asked(requireHolder(payment, authorisation, event), txId, Kind.VOID, authorisation, 0,
            at);
      case Voided voided -> voided(payment, voided);
      case VoidFailed(var txId, _) -> notVoided(requireAsked(payment, txId, event), txId);
      case RefundRequested(var txId, var authorisation, var amount, _, var at) ->
        asked(requireHolder(payment, authorisation, event), txId, Kind.REFUND, authorisation,
            amount, at);
      case Refunded(var txId, var authorisation, var amount) ->
        done(known(payment, authorisation), txId, Kind.REFUND, authorisation, amount);
      case RefundFailed(var txId, _) -> failed(payment, txId, Kind.REFUND);
      case ChargedBack(var txId, var authorisation, var amount) -> done(
          known(payment, authorisation), txId, Kind.CHARGE_BACK, authorisation, amount);
      case GiveBackNoted(var txId, _, var at) -> givingBack(payment, txId, at);
      case GivenBack _ -> payment;
      case AttemptFailed(var txId, var attempt, _, var retryAt) ->
        requireAsked(payment, txId, event)
            .transaction(txId)
            .map(each -> payment.with(each.afterAttempt(attempt, retryAt))).orElse(payment);
      case GaveUp(var txId, _, _) ->
        answered(requireAsked(payment, txId, event), txId, Progress.GAVE_UP);
    };
  }

  private static Payment requested(Payment payment, AuthorisationRequested asked) {
    String txId = asked.txId();
    Payment known = payment.authorisation(txId).isPresent()
        ? payment
        : payment.withNewest(txId)
            .with(Authorisation.asked(txId, asked.method(), asked.payBy()));
    return asked(known, txId, Kind.AUTHORISE, txId, asked.amountMinor(),
        asked.askedAt());
  }

  private static Payment authorised(Payment payment, Authorised fact) {
    Payment known = known(payment, fact.txId());
    return known.authorisation(fact.txId())
        .map(each -> answered(known, fact.txId(), Progress.DONE)
            .with(each.authorised(fact.reference(), fact.amountMinor(), fact.until())))
        .orElse(known);
  }

  private static Payment declined(Payment payment, String txId) {
    // That the customer was asked is an answer too, and stays known.
    boolean answered = payment.transaction(txId).filter(each -> !each.isUnanswered()).isPresent();
    Payment failed = answered ? payment : failed(payment, txId, Kind.AUTHORISE);
    return standing(known(failed, txId), txId, Standing.DECLINED);
  }

  private static Payment captured(Payment payment, Captured fact) {
    String holder = fact.authorisation();
    Payment taken = done(known(payment, holder), fact.txId(), Kind.CAPTURE, holder,
        fact.amountMinor());
    Payment answered = taken.transaction(holder).filter(Transaction::isUnanswered)
        .map(each -> taken.with(each.with(Progress.DONE))).orElse(taken);
    return answered.authorisation(holder)
        .map(each -> answered.with(each.captured(fact.reference(), answered.captured(holder))))
        .orElse(answered);
  }

  /** Whoever let go of it, what asks for that or still asks for the money has its answer. */
  private static Payment voided(Payment payment, Voided fact) {
    String holder = fact.authorisation();
    Payment after = done(standing(known(payment, holder), holder, Standing.VOIDED), fact.txId(),
        Kind.VOID, holder, 0);
    for (Transaction each : after.transactions()) {
      if (each.authorisation().equals(holder) && each.isUnanswered()) {
        after = switch (each.kind()) {
          case AUTHORISE -> after.with(each.with(Progress.FAILED));
          case VOID -> after.with(each.with(Progress.DONE));
          case CAPTURE, REFUND, CHARGE_BACK -> after;
        };
      }
    }
    return after;
  }

  /** Of money that nobody has said to be there, there is none to let go of. */
  private static Payment notVoided(Payment payment, String txId) {
    Payment after = failed(payment, txId, Kind.VOID);
    return after.transaction(txId)
        .flatMap(each -> after.authorisation(each.authorisation()))
        .filter(each -> each.standing() == Standing.ACTION_REQUIRED)
        .map(each -> after.with(each.with(Standing.DECLINED))).orElse(after);
  }

  private static Payment givingBack(Payment payment, String txId, Instant at) {
    return payment.withGivingBack(txId,
        payment.transactions().stream().map(each -> triedAgain(each, at)).toList());
  }

  /** What is unanswered is asked at once; what has failed to go back makes room for another try. */
  private static Transaction triedAgain(Transaction transaction, Instant at) {
    return switch (transaction.progress()) {
      case ASKED, GAVE_UP -> transaction.askedAgain(at);
      case FAILED -> transaction.with(Progress.PUT_ASIDE);
      case DONE, PUT_ASIDE -> transaction;
    };
  }

  private static Payment asked(Payment payment, String txId, Kind kind,
      String authorisation, long amount, Instant at) {
    return payment.with(payment.transaction(txId).map(each -> each.askedAgain(at))
        .orElse(Transaction.asked(txId, kind, authorisation, amount, at)));
  }

  private static Payment done(Payment payment, String txId, Kind kind,
      String authorisation, long amount) {
    return payment.with(payment.transaction(txId).map(each -> each.doneWith(amount))
        .orElse(Transaction.done(txId, kind, authorisation, amount)));
  }

  private static Payment failed(Payment payment, String txId, Kind kind) {
    return payment.with(payment.transaction(txId).map(each -> each.with(Progress.FAILED))
        .orElse(Transaction.failed(txId, kind,
            kind == Kind.AUTHORISE ? txId : payment.newest())));
  }

  private static Payment answered(Payment payment, String txId, Progress progress) {
    return payment.transaction(txId).map(each -> payment.with(each.with(progress)))
        .orElse(payment);
  }

  private static Payment standing(Payment payment, String txId, Standing standing) {
    return payment.authorisation(txId).map(each -> payment.with(each.with(standing)))
        .orElse(payment);
  }

  /** With an authorisation of this id, so that no money is without a holder. */
  private static Payment known(Payment payment, String authorisation) {
    return payment.authorisation(authorisation).isPresent()
        ? payment
        : payment.with(Authorisation.unasked(authorisation));
  }

  private static Payment requireHolder(Payment payment, String txId, PaymentEvent event) {
    return require(payment.authorisation(txId).isPresent(), payment, txId, event);
  }

  private static Payment requireAsked(Payment payment, String txId, PaymentEvent event) {
    return require(payment.transaction(txId).isPresent(), payment, txId, event);
  }

  private static Payment require(
      boolean known, Payment payment, String txId, PaymentEvent event) {
    if (!known) {
      throw new IllegalStateException(event.getClass().getSimpleName()
          + " cannot happen to a payment that does not know " + txId);
    }
    return payment;
  }
}
