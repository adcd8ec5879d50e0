package io.orderlog.domain.product;

import io.orderlog.domain.money.Money;
import java.util.Currency;

/**
 * What one piece costs in one currency.
 *
 * @param unitPriceMinor in minor units of the currency
 */
public record Price(Currency currency, long unitPriceMinor) {

  /** The same as an amount. */
  public Money amount() {
    return new Money(unitPriceMinor, currency);
  }
}
