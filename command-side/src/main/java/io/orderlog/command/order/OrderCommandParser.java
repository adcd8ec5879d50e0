package io.orderlog.command.order;

import io.orderlog.command.http.Addressed;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.Violation;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderCommand.CancelOrder;
import io.orderlog.domain.order.OrderCommand.ChangeQuantity;
import io.orderlog.domain.order.OrderCommand.DeliverOrder;
import io.orderlog.domain.order.OrderCommand.PayOrder;
import io.orderlog.domain.order.OrderCommand.PlaceOrder;
import io.orderlog.domain.order.OrderCommand.ReturnOrder;
import io.orderlog.domain.order.OrderCommand.ShipOrder;
import io.orderlog.domain.order.OrderId;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.http.body.JsonFields;
import io.orderlog.http.problem.ProblemException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON bodies as commands. Every method throws {@link ProblemException} for a body of the wrong
 * shape and {@link InvalidCommandException} for a command that breaks a rule of its own.
 */
final class OrderCommandParser {

  private record Line(String sku, int quantity, BigDecimal unitPrice) {}

  private OrderCommandParser() {}

  static Addressed<OrderCommand> place(ObjectNode body) {
    JsonFields fields = JsonFields.of(body);
    Optional<OrderId> orderId = fields.optionalText("orderId").flatMap(text -> OrderId.parse(text)
        .or(() -> fields.wrong("orderId", "must be a UUID", Optional.empty())));
    String customerId = fields.text("customerId");
    String currency = fields.text("currency");
    List<Line> lines = fields.objects("lines", line -> new Line(
        line.text("sku"), line.wholeNumber("quantity"), line.decimal("unitPrice")));
    fields.check();
    return new Addressed<>(orderId.map(OrderId::text), placeOrder(customerId, currency, lines));
  }

  static OrderCommand changeQuantity(ObjectNode body) {
    return read(body, fields -> {
      String sku = fields.text("sku");
      int quantity = fields.wholeNumber("quantity");
      fields.check();
      return new ChangeQuantity(sku, quantity);
    });
  }

  static OrderCommand pay(ObjectNode body) {
    return read(body, fields -> {
      String reference = fields.text("paymentReference");
      BigDecimal amount = fields.decimal("amount");
      fields.check();
      return new PayOrder(reference, amount);
    });
  }

  static OrderCommand ship(ObjectNode body) {
    return read(body, fields -> {
      String carrier = fields.text("carrier");
      String trackingNumber = fields.text("trackingNumber");
      fields.check();
      return new ShipOrder(carrier, trackingNumber);
    });
  }

  static OrderCommand deliver(ObjectNode body) {
    return read(body, fields -> {
      fields.check();
      return new DeliverOrder();
    });
  }

  static OrderCommand cancel(ObjectNode body) {
    return read(body, fields -> {
      String reason = fields.text("reason");
      fields.check();
      return new CancelOrder(reason);
    });
  }

  static OrderCommand returnOrder(ObjectNode body) {
    return read(body, fields -> {
      String reason = fields.text("reason");
      fields.check();
      return new ReturnOrder(reason);
    });
  }

  private static OrderCommand read(ObjectNode body, Function<JsonFields, OrderCommand> command) {
    return command.apply(JsonFields.of(body));
  }

  private static PlaceOrder placeOrder(String customerId, String code, List<Line> lines) {
    Currency currency = Money.currency(code).orElseThrow(() -> new InvalidCommandException(
        List.of(new Violation("currency", "must be an ISO 4217 code, as in EUR"))));
    List<Violation> violations = new ArrayList<>();
    List<OrderLine> orderLines = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Optional<Money> price = Money.of(line.unitPrice(), currency);
      if (price.isEmpty()) {
        violations.add(new Violation("lines[" + i + "].unitPrice", "must have at most "
            + currency.getDefaultFractionDigits() + " decimal places in " + currency
            + ", and at most 18 digits with these"));
      }
      orderLines.add(new OrderLine(
          line.sku(), line.quantity(), price.map(Money::minorUnits).orElse(0L)));
    }
    try {
      PlaceOrder command = new PlaceOrder(customerId, currency, orderLines);
      if (violations.isEmpty()) {
        return command;
      }
    } catch (InvalidCommandException invalid) {
      violations.addAll(invalid.violations());
    }
    throw new InvalidCommandException(violations);
  }
}
