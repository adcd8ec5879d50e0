package io.orderlog.domain.payment.decisions;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.Decision.reject;

import io.orderlog.domain.Decision;
import io.orderlog.domain.agenda.AskAgain;
import io.orderlog.domain.payment.Authorisation.Standing;
import io.orderlog.domain.payment.Authorisation;
import io.orderlog.domain.payment.Payment;
import io.orderlog.domain.payment.PaymentCommand.Fact;
import io.orderlog.domain.payment.PaymentCommand.RecordActionRequired;
import io.orderlog.domain.payment.PaymentCommand.RecordAttemptFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordAuthorised;
import io.orderlog.domain.payment.PaymentCommand.RecordCaptureFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordCaptured;
import io.orderlog.domain.payment.PaymentCommand.RecordChargedBack;
import io.orderlog.domain.payment.PaymentCommand.RecordDeclined;
import io.orderlog.domain.payment.PaymentCommand.RecordRefundFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordRefunded;
import io.orderlog.domain.payment.PaymentCommand.RecordVoidFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordVoided;
import io.orderlog.domain.payment.PaymentEvent.ActionRequired;
import io.orderlog.domain.payment.PaymentEvent.AttemptFailed;
import io.orderlog.domain.payment.PaymentEvent.Authorised;
import io.orderlog.domain.payment.PaymentEvent.CaptureFailed;
import io.orderlog.domain.payment.PaymentEvent.Captured;
import io.orderlog.domain.payment.PaymentEvent.ChargedBack;
import io.orderlog.domain.payment.PaymentEvent.Declined;
import io.orderlog.domain.payment.PaymentEvent.GaveUp;
import io.orderlog.domain.payment.PaymentEvent.RefundFailed;
import io.orderlog.domain.payment.PaymentEvent.Refunded;
import io.orderlog.domain.payment.PaymentEvent.VoidFailed;
import io.orderlog.domain.payment.PaymentEvent.Voided;
import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentRejection.AlreadyRecorded;
import io.orderlog.domain.payment.PaymentRejection.NoSuchTransaction;
import io.orderlog.domain.payment.PaymentRejection;
import io.orderlog.domain.payment.Transaction.Kind;
import io.orderlog.domain.payment.Transaction.Progress;
import io.orderlog.domain.payment.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * What the provider says. Money that has moved is always recorded, once for each transaction,
 * whatever was said of it before: a success makes up for a failure. A failure is recorded while
 * there is no answer; so the order in which answers come does not matter.
 */
final class FactTable {

  /** How long before the end of the time to pay the provider is asked for the last time. */
  private static final Duration LAST_CALL = Duration.ofSeconds(3);

  private FactTable() {}

  static Decision<PaymentEvent, PaymentRejection> decide(
      Fact fact, Payment payment, Instant at) {
    return switch (fact) {
      case RecordAuthorised(var txId, var reference, var amount, var until) ->
        unless(payment.authorisation(txId).flatMap(Authorisation::reference).isPresent(), txId,
            new Authorised(txId, reference, amount, until));
      case RecordDeclined(var txId, var code) ->
        whileAsked(payment, txId, FactTable::isUndecided, new Declined(txId, code));
      case RecordActionRequired(var txId, var url) -> whileAsked(payment, txId,
          each -> isNotChallenged(payment, each), new ActionRequired(txId, url));
      case RecordCaptured(var txId, var authorisation, var reference, var amount) -> moved(
          payment, Kind.CAPTURE, txId, new Captured(txId, authorisation, reference, amount));
      case RecordCaptureFailed(var txId, var code) ->
        whileAsked(payment, txId, new CaptureFailed(txId, code));
      case RecordVoided(var txId, var authorisation) -> voided(payment, txId, authorisation);
      case RecordVoidFailed(var txId, var code) -> voidFailed(payment, txId, code);
      case RecordRefunded(var txId, var authorisation, var amount) ->
        moved(payment, Kind.REFUND, txId, new Refunded(txId, authorisation, amount));
      case RecordRefundFailed(var txId, var code) ->
        whileAsked(payment, txId, new RefundFailed(txId, code));
      case RecordChargedBack(var txId, var authorisation, var amount) ->
        moved(payment, Kind.CHARGE_BACK, txId, new ChargedBack(txId, authorisation, amount));
      case RecordAttemptFailed failed -> attemptFailed(failed, payment, at);
    };
  }

  /** Under a name that something else has it would be lost, so that is no answer to believe. */
  private static Decision<PaymentEvent, PaymentRejection> moved(
      Payment payment, Kind kind, String txId, PaymentEvent event) {
    return payment.transaction(txId).filter(each -> each.kind() != kind).isPresent()
        ? reject(new NoSuchTransaction(txId))
        : unless(isDone(payment, txId), txId, event);
  }

  private static boolean isDone(Payment payment, String txId) {
    return payment.transaction(txId).filter(each -> each.progress() == Progress.DONE).isPresent();
  }

  /** The provider may say no while it has not said yes, and also while the customer is asked. */
  private static boolean isUndecided(Authorisation authorisation) {
    return authorisation.standing() == Standing.ASKED
        || authorisation.standing() == Standing.ACTION_REQUIRED;
  }

  /** Also of one that was declined because the provider had not heard of it yet. */
  private static boolean isNotChallenged(Payment payment, Authorisation authorisation) {
    return (authorisation.standing() == Standing.ASKED
        || authorisation.standing() == Standing.DECLINED)
        && !isDone(payment, authorisation.txId());
  }

  private static Decision<PaymentEvent, PaymentRejection> unless(
      boolean known, String txId, PaymentEvent event) {
    return known ? reject(new AlreadyRecorded(txId)) : accept(event);
  }

  private static Decision<PaymentEvent, PaymentRejection> whileAsked(
      Payment payment, String txId, PaymentEvent event) {
    return payment.transaction(txId)
        .map(each -> unless(!each.isUnanswered(), txId, event))
        .orElseGet(() -> reject(new NoSuchTransaction(txId)));
  }

  private static Decision<PaymentEvent, PaymentRejection> whileAsked(Payment payment, String txId,
      Predicate<Authorisation> is, PaymentEvent event) {
    return payment.authorisation(txId)
        .map(each -> unless(!is.test(each), txId, event))
        .orElseGet(() -> reject(new NoSuchTransaction(txId)));
  }

  private static Decision<PaymentEvent, PaymentRejection> voided(
      Payment payment, String txId, String authorisation) {
    return payment.authorisation(authorisation)
        .map(each -> unless(each.standing() == Standing.VOIDED, txId,
            new Voided(txId, authorisation)))
        .orElseGet(() -> reject(new NoSuchTransaction(txId)));
  }

  /** It matters only if there is something left to let go of: it may have been taken meanwhile. */
  private static Decision<PaymentEvent, PaymentRejection> voidFailed(
      Payment payment, String txId, String code) {
    boolean matters = payment.transaction(txId)
        .flatMap(each -> payment.authorisation(each.authorisation()))
        .filter(each -> each.standing() != Standing.ACTION_REQUIRED && payment.isHeld(each))
        .isPresent();
    Decision<PaymentEvent, PaymentRejection> recorded =
        whileAsked(payment, txId, new VoidFailed(txId, code));
    return matters && recorded instanceof Decision.Accepted
        ? accept(new GaveUp(txId, Kind.VOID, code), new VoidFailed(txId, code))
        : recorded;
  }

  private static Decision<PaymentEvent, PaymentRejection> attemptFailed(
      RecordAttemptFailed failed, Payment payment, Instant at) {
    return payment.transaction(failed.txId())
        .filter(each -> each.progress() == Progress.ASKED && each.attempt() == failed.attempt())
        .map(each -> Decision.<PaymentEvent, PaymentRejection>accept(
            AskAgain.at(payment.orderId(), each.txId(), each.first(), failed.attempt(), at)
                .map(retryAt -> inTime(retryAt, payment, each, at))
                .<PaymentEvent>map(retryAt -> new AttemptFailed(
                    failed.txId(), failed.attempt(), failed.error(), retryAt))
                .orElse(new GaveUp(failed.txId(), each.kind(), failed.error()))))
        .orElseGet(() -> reject(new AlreadyRecorded(failed.txId())));
  }

  /** Once more before nobody waits for the money any longer, rather than right after that. */
  private static Instant inTime(
      Instant retryAt, Payment payment, Transaction asked, Instant at) {
    return payment.authorisation(asked.txId()).filter(each -> !payment.isStray(each))
        .map(each -> each.payBy().minus(LAST_CALL))
        .filter(last -> at.isBefore(last) && retryAt.isAfter(last))
        .orElse(retryAt);
  }
}
