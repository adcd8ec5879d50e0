package io.orderlog.domain.risk;

import java.time.Instant;
import java.util.Currency;
import java.util.List;

/**
 * An order that was assessed, and counts.
 *
 * @param amountMinor in minor units of the currency
 */
public record CountedOrder(String orderId, long amountMinor, Currency currency, Verdict verdict,
    List<String> reasons, Instant at) {

  public CountedOrder {
    reasons = List.copyOf(reasons);
  }
}
