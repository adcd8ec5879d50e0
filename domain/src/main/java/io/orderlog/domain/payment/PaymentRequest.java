package io.orderlog.domain.payment;

import java.util.Currency;
import java.util.Optional;

/**
 * What the payment provider is asked. Whoever asks answers with a {@link PaymentCommand.Fact}.
 * {@code authorisation} is the id of the transaction that holds the money, {@code reference} the
 * provider's name for it if that is known, amounts are in minor units.
 */
public sealed interface PaymentRequest {

  String orderId();

  String authorisation();

  record Authorise(String orderId, String authorisation, long amountMinor, Currency currency,
      String method) implements PaymentRequest {}

  record Capture(String orderId, String authorisation, Optional<String> reference,
      long amountMinor, Currency currency) implements PaymentRequest {}

  record CancelAuthorisation(String orderId, String authorisation,
      Optional<String> reference) implements PaymentRequest {}

  record Refund(String orderId, String authorisation, Optional<String> reference,
      long amountMinor, Currency currency) implements PaymentRequest {}

  /**
   * What has become of a transaction, and nothing more: it is not to be done any more. The answer
   * is what the provider would have answered; for what it has never heard of, that it is declined,
   * or for a capture that it failed.
   */
  record Find(String orderId, String authorisation, Optional<String> reference, String txId)
      implements PaymentRequest {}
}
