package io.orderlog.command.product;

import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.Violation;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.product.Price;
import io.orderlog.domain.product.ProductCommand;
import io.orderlog.domain.product.ProductCommand.ChangeProduct;
import io.orderlog.domain.product.ProductCommand.Delist;
import io.orderlog.domain.product.ProductCommand.ListProduct;
import io.orderlog.http.body.JsonFields;
import io.orderlog.http.problem.ProblemException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON bodies as commands. Every method throws {@link ProblemException} for a body of the wrong
 * shape and {@link InvalidCommandException} for a command that breaks a rule of its own.
 */
final class ProductCommandParser {

  private static final String PRICES = "prices";

  /** Makes the command of what both bodies have in common. */
  @FunctionalInterface
  private interface Described {
    ProductCommand by(String name, String description, List<Price> prices);
  }

  private ProductCommandParser() {}

  static ProductCommand list(ObjectNode body) {
    return described(body, ListProduct::new);
  }

  static ProductCommand change(ObjectNode body) {
    return described(body, ChangeProduct::new);
  }

  static ProductCommand delist(ObjectNode body) {
    JsonFields.of(body).check();
    return new Delist();
  }

  private static ProductCommand described(ObjectNode body, Described command) {
    JsonFields fields = JsonFields.of(body);
    String name = fields.text("name");
    String description = fields.optionalText("description").orElse("");
    Map<String, BigDecimal> given = fields.decimals(PRICES);
    fields.check();
    List<Violation> violations = new ArrayList<>();
    List<Price> prices = new ArrayList<>();
    given.forEach((code, amount) -> price(code, amount, violations).ifPresent(prices::add));
    boolean allRead = violations.isEmpty();
    try {
      ProductCommand made = command.by(name, description, prices);
      if (allRead) {
        return made;
      }
    } catch (InvalidCommandException invalid) {
      // A price that is wrong is there, so there are not too few of them.
      invalid.violations().stream().filter(each -> allRead || !each.field().equals(PRICES))
          .forEach(violations::add);
    }
    throw new InvalidCommandException(violations);
  }

  private static Optional<Price> price(
      String code, BigDecimal amount, List<Violation> violations) {
    Optional<Currency> currency = Money.currency(code);
    if (currency.isEmpty()) {
      violations.add(new Violation(PRICES + "." + code, "must be named by an ISO 4217 code of a"
          + " currency with minor units, as in EUR"));
      return Optional.empty();
    }
    Optional<Money> price = Money.of(amount, currency.get());
    if (price.isEmpty()) {
      violations.add(new Violation(PRICES + "." + code, "must have at most "
          + currency.get().getDefaultFractionDigits() + " decimal places in " + code
          + ", and at most 18 digits with these"));
    }
    return price.map(found -> new Price(found.currency(), found.minorUnits()));
  }
}
