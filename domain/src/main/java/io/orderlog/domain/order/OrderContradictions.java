package io.orderlog.domain.order;

import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderDelivered;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.OrderReturned;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.domain.order.OrderState.Placed;
import java.math.BigInteger;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the numbers in an order's events have to do with each other, at all times: not how much or
 * how many a command may ask for, which are rules of their day.
 */
final class OrderContradictions {

  private OrderContradictions() {}

  static Optional<String> in(OrderState state, OrderEvent event) {
    return switch (event) {
      case OrderPlaced(_, var currency, var lines, var totalMinor) ->
        inLines(currency, lines).or(() -> inTotal(totalMinor, lines));
      case QuantityChanged changed -> inChange(changed, linesOf(state));
      case OrderPaid paid -> inPayment(paid, linesOf(state));
      case OrderShipped _,OrderDelivered _,OrderCancelled _,OrderReturned _ -> Optional.empty();
    };
  }

  private static Optional<String> inLines(Currency currency, List<OrderLine> lines) {
    if (!Money.hasMinorUnits(currency)) {
      return Optional.of("its currency " + currency + " has no minor units");
    }
    if (lines.isEmpty()) {
      return Optional.of("it has no lines");
    }
    Set<String> skus = new HashSet<>();
    return lines.stream().flatMap(line -> inLine(line, skus).stream()).findFirst();
  }

  private static Optional<String> inLine(OrderLine line, Set<String> skusBefore) {
    if (!skusBefore.add(line.sku())) {
      return Optional.of("it has two lines for " + line.sku());
    }
    if (line.quantity() < 1) {
      return Optional.of("its quantity of " + line.sku() + " is " + line.quantity());
    }
    return line.unitPriceMinor() < 0
        ? Optional.of("its price of " + line.sku() + " is " + line.unitPriceMinor())
        : Optional.empty();
  }

  private static Optional<String> inChange(QuantityChanged changed, OrderLines before) {
    return changed.quantity() < 0
        ? Optional.of("its quantity of " + changed.sku() + " is " + changed.quantity())
        : inTotal(changed.totalMinor(),
            before.withQuantity(changed.sku(), changed.quantity()).lines());
  }

  private static Optional<String> inPayment(OrderPaid paid, OrderLines ordered) {
    BigInteger sum = sum(ordered.lines());
    return paid.currency().equals(ordered.currency())
        && BigInteger.valueOf(paid.amountMinor()).equals(sum)
            ? Optional.empty()
            : Optional.of("its amount is " + paid.amountMinor() + " " + paid.currency()
                + " in minor units, but the order costs " + sum + " " + ordered.currency());
  }

  private static Optional<String> inTotal(long totalMinor, List<OrderLine> lines) {
    BigInteger sum = sum(lines);
    return BigInteger.valueOf(totalMinor).equals(sum)
        ? Optional.empty()
        : Optional.of("its total is " + totalMinor + " in minor units, but its lines add up to "
            + sum);
  }

  private static BigInteger sum(List<OrderLine> lines) {
    return lines.stream().map(line -> BigInteger.valueOf(line.unitPriceMinor())
        .multiply(BigInteger.valueOf(line.quantity()))).reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static OrderLines linesOf(OrderState state) {
    if (state instanceof Placed(_, var lines)) {
      return lines;
    }
    throw new IllegalStateException("cannot happen to an order that is " + state);
  }
}
