package io.orderlog.domain.payment;

import io.orderlog.domain.payment.Transaction.Kind;
import java.time.Instant;
import java.util.Currency;

/**
 * What happened to a payment. Events are history: they are taken as they are, never checked against
 * today's rules for commands. Their component names are the names in the stored JSON. Amounts are
 * in minor units of the payment's currency; {@code authorisation} is the id of the transaction by
 * which the money was held.
 */
public sealed interface PaymentEvent {

  /** What the process of the order may be waiting for. */
  sealed interface Answer extends PaymentEvent {}

  /** Between the payment, the provider and the customer. */
  sealed interface Inner extends PaymentEvent {}

  /** The provider is to be asked to hold the money; for one that is known, to be asked anew. */
  record AuthorisationRequested(String orderId, String txId, long amountMinor, Currency currency,
      String method, Instant payBy, Instant askedAt) implements Inner {}

  record Authorised(String txId, String reference, long amountMinor, Instant until)
      implements Answer {}

  /** By the provider, or by the payment itself, which then was not asked. */
  record Declined(String txId, String code) implements Answer {}

  record ActionRequired(String txId, String url) implements Inner {}

  /** Nobody took the money before the authorisation was about to run out. */
  record Expired(String txId) implements Answer {}

  record CaptureRequested(String txId, String authorisation, long amountMinor, Instant askedAt)
      implements Inner {}

  record Captured(String txId, String authorisation, String reference, long amountMinor)
      implements Answer {}

  /** By the provider, or by the payment itself, which then was not asked. */
  record CaptureFailed(String txId, String code) implements Answer {}

  record VoidRequested(String txId, String authorisation, Instant askedAt)
      implements Inner {}

  record Voided(String txId, String authorisation) implements Inner {}

  record VoidFailed(String txId, String code) implements Inner {}

  record RefundRequested(String txId, String authorisation, long amountMinor, String reason,
      Instant askedAt) implements Inner {}

  record Refunded(String txId, String authorisation, long amountMinor) implements Answer {}

  /** By the provider, or by the payment itself, which then was not asked. */
  record RefundFailed(String txId, String code) implements Answer {}

  record ChargedBack(String txId, String authorisation, long amountMinor)
      implements Answer {}

  /** From now on all goes back, also what is not known yet. */
  record GiveBackNoted(String txId, String reason, Instant askedAt) implements Inner {}

  /**
   * Nothing is held, nothing is left of what was taken, and nothing is unanswered.
   *
   * @param refundedMinor all that went back in the life of the payment
   */
  record GivenBack(String txId, long refundedMinor) implements Answer {}

  /**
   * The provider has not said what it did.
   *
   * @param retryAt when it is asked again, with the same key
   */
  record AttemptFailed(String txId, int attempt, String error, Instant retryAt)
      implements Inner {}

  /** The provider is not asked any more; what it did, if anything, is not known. */
  record GaveUp(String txId, Kind kind, String error) implements Answer {}
}
