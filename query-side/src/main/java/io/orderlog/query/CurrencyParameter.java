package io.orderlog.query;

import io.orderlog.domain.money.Money;
import io.orderlog.http.request.QueryParameters;
import java.util.Currency;
import java.util.Optional;

/** The one currency that an address asks for. */
public final class CurrencyParameter {

  public static final String NAME = "currency";

  private CurrencyParameter() {}

  /** Reads it, noting a mistake in the parameters; nothing for all currencies. */
  public static Optional<Currency> read(QueryParameters parameters) {
    return parameters.value(NAME, Money::currency,
        "must be a currency's ISO 4217 code, as in EUR");
  }
}
