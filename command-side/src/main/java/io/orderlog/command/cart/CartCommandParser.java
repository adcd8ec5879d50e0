package io.orderlog.command.cart;

import io.orderlog.command.http.Addressed;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.Violation;
import io.orderlog.domain.cart.CartCommand;
import io.orderlog.domain.cart.CartCommand.Checkout;
import io.orderlog.domain.cart.CartCommand.OpenCart;
import io.orderlog.domain.cart.CartCommand.SetLine;
import io.orderlog.domain.cart.CartId;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.money.Money;
import io.orderlog.http.body.JsonFields;
import io.orderlog.http.problem.ProblemException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON bodies as commands. Every method throws {@link ProblemException} for a body of the wrong
 * shape and {@link InvalidCommandException} for a command that breaks a rule of its own.
 */
final class CartCommandParser {

  /** Of a body that is refused anyway. */
  private static final PostalAddress NOWHERE = new PostalAddress("", "", "", "", "");

  private CartCommandParser() {}

  static Addressed<CartCommand> open(ObjectNode body) {
    JsonFields fields = JsonFields.of(body);
    Optional<String> cartId = fields.optionalText("cartId").flatMap(text -> CartId.canonical(text)
        .or(() -> fields.wrong("cartId", "must be a UUID", Optional.empty())));
    String customerId = fields.text("customerId");
    String code = fields.text("currency");
    fields.check();
    Currency currency = Money.currency(code).orElseThrow(() -> new InvalidCommandException(
        List.of(new Violation("currency", "must be an ISO 4217 code, as in EUR"))));
    return new Addressed<>(cartId, new OpenCart(customerId, currency));
  }

  static CartCommand setLine(ObjectNode body) {
    JsonFields fields = JsonFields.of(body);
    String sku = fields.text("sku");
    int quantity = fields.wholeNumber("quantity");
    BigDecimal unitPrice = fields.decimal("unitPrice");
    fields.check();
    return new SetLine(sku, quantity, unitPrice);
  }

  static CartCommand checkout(String cartId, ObjectNode body) {
    JsonFields fields = JsonFields.of(body);
    String email = fields.text("email");
    PostalAddress address =
        fields.object("shippingAddress", CartCommandParser::address).orElse(NOWHERE);
    String paymentMethod = fields.text("paymentMethod");
    fields.check();
    return new Checkout(new CartId(cartId).order(), email, address, paymentMethod);
  }

  private static PostalAddress address(JsonFields fields) {
    return new PostalAddress(fields.text("name"), fields.text("street"),
        fields.text("postalCode"), fields.text("city"), fields.text("country"));
  }
}
