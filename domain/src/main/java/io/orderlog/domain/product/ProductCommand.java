package io.orderlog.domain.product;

import io.orderlog.domain.CommandRules;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.money.Money;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What can be asked of a product. A command that exists keeps all rules that can be checked without
 * knowing the product: every constructor throws {@link InvalidCommandException} otherwise.
 */
public sealed interface ProductCommand {

  /** Of a name, in characters. */
  int MAX_NAME_LENGTH = 255;

  /** Of a description, in characters. */
  int MAX_DESCRIPTION_LENGTH = 2000;

  /** Of how many currencies there are prices at most. */
  int MAX_PRICES = 200;

  /**
   * Sell it from now on, at these prices.
   *
   * @param name 1 to 255 printable characters
   * @param description up to 2,000 printable characters; empty if there is none
   * @param prices at least one, no currency twice; ordered by currency, whatever order they come in
   */
  record ListProduct(String name, String description, List<Price> prices)
      implements ProductCommand {
    public ListProduct {
      prices = ordered(prices);
      check(name, description, prices);
    }
  }

  /**
   * Call it so, and sell it at these prices and no others.
   *
   * @param name 1 to 255 printable characters
   * @param description up to 2,000 printable characters; empty if there is none
   * @param prices at least one, no currency twice; ordered by currency, whatever order they come in
   */
  record ChangeProduct(String name, String description, List<Price> prices)
      implements ProductCommand {
    public ChangeProduct {
      prices = ordered(prices);
      check(name, description, prices);
    }
  }

  /** Sell it no more, until it is listed again. */
  record Delist() implements ProductCommand {}

  private static List<Price> ordered(List<Price> prices) {
    return prices.stream()
        .sorted(Comparator.comparing(price -> price.currency().getCurrencyCode())).toList();
  }

  private static void check(String name, String description, List<Price> prices) {
    CommandRules rules = new CommandRules().requireText(name, MAX_NAME_LENGTH, "name");
    if (!description.isEmpty()) {
      rules.requireText(description, MAX_DESCRIPTION_LENGTH, "description");
    }
    rules.require(!prices.isEmpty() && prices.size() <= MAX_PRICES, "prices",
        "must have 1 to " + MAX_PRICES + " currencies");
    Set<String> currencies = new HashSet<>();
    for (Price price : prices) {
      String code = price.currency().getCurrencyCode();
      rules.require(Money.hasMinorUnits(price.currency()), "prices." + code,
          "must be in a currency with minor units")
          .require(currencies.add(code), "prices." + code, "must be there only once")
          .require(price.unitPriceMinor() >= 0, "prices." + code, "must not be negative")
          .require(price.unitPriceMinor() <= Money.MAX_MINOR_UNITS, "prices." + code,
              () -> "must be at most " + new Money(Money.MAX_MINOR_UNITS, price.currency()));
    }
    rules.check();
  }
}
