package io.orderlog.domain.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An exact amount: whole minor units of a currency (cents for EUR, yen for JPY).
 *
 * @param minorUnits may be negative; see {@link #MAX_MINOR_UNITS} for what commands may bring
 * @param currency an ISO 4217 currency
 */
public record Money(long minorUnits, Currency currency) {

  /** 2^53 - 1: the largest integer that every JSON reader, JavaScript's among them, keeps exact. */
  public static final long MAX_MINOR_UNITS = (1L << 53) - 1;

  private static final Map<String, Currency> CURRENCIES = Currency.getAvailableCurrencies().stream()
      .filter(Money::hasMinorUnits)
      .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Function.identity()));

  /** The ISO 4217 currency with this code, if there is one and it has minor units to count in. */
  public static Optional<Currency> currency(String code) {
    return Optional.ofNullable(CURRENCIES.get(code));
  }

  /** Whether amounts can be counted in this currency; not so in gold, XAU, or in none, XXX. */
  public static boolean hasMinorUnits(Currency currency) {
    return currency.getDefaultFractionDigits() >= 0;
  }

  /** The amount in minor units, empty if it has more digits than the currency or a long. */
  public static Optional<Money> of(BigDecimal amount, Currency currency) {
    int digits = currency.getDefaultFractionDigits();
    // With an exponent near the largest int, the number of digits is beyond an int.
    long wholeDigits = (long) amount.precision() - amount.scale();
    if (amount.scale() > digits || wholeDigits > 18 - digits) {
      return Optional.empty();
    }
    return Optional.of(new Money(amount.movePointRight(digits).longValueExact(), currency));
  }

  /** The amount in major units, of which {@link #of} makes this amount again. */
  public BigDecimal toMajorUnits() {
    return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits());
  }

  /** The amount in major units with exactly the currency's digits, as in {@code 19.90}. */
  public String toDecimal() {
    return toDecimal(BigInteger.valueOf(minorUnits), currency);
  }

  /** The same for a sum over many amounts, which may be more than one amount can be. */
  public static String toDecimal(BigInteger minorUnits, Currency currency) {
    return new BigDecimal(minorUnits, currency.getDefaultFractionDigits()).toPlainString();
  }

  @Override
  public String toString() {
    return toDecimal() + " " + currency;
  }
}
