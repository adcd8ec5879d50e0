package io.orderlog.domain.order;

import io.orderlog.domain.CommandRules;
import io.orderlog.domain.Decision;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.Violation;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderCommand.ByProcess;
import io.orderlog.domain.order.OrderCommand.CancelOrder;
import io.orderlog.domain.order.OrderCommand.Change;
import io.orderlog.domain.order.OrderCommand.ChangeQuantity;
import io.orderlog.domain.order.OrderCommand.DeliverOrder;
import io.orderlog.domain.order.OrderCommand.PayOrder;
import io.orderlog.domain.order.OrderCommand.PlaceOrder;
import io.orderlog.domain.order.OrderCommand.ReturnOrder;
import io.orderlog.domain.order.OrderCommand.ShipOrder;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderDelivered;
import io.orderlog.domain.order.OrderEvent.OrderEntrusted;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.OrderReturned;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.domain.order.OrderRejection.AmountNotTheTotal;
import io.orderlog.domain.order.OrderRejection.TotalTooLarge;
import io.orderlog.domain.order.OrderState.Placed;
import java.util.List;
import java.util.Optional;

/**
 * Whether a command leads to an event. The event is turned back into its command, and that is
 * decided again, so that the rules are those of the commands. Texts may be such as were allowed
 * once: {@link CommandRules#ofItsDay}.
 */
final class OrderContradictions {

  private OrderContradictions() {}

  static Optional<String> in(OrderDecider decider, OrderState state, OrderEvent event) {
    try {
      return commandFor(event, state)
          .flatMap(command -> in(event, decider.decide(command, ofItsDay(state))));
    } catch (InvalidCommandException invalid) {
      Violation first = invalid.violations().getFirst();
      return Optional.of("its " + first.field() + " " + first.message());
    }
  }

  private static Optional<OrderCommand> commandFor(OrderEvent event, OrderState state) {
    return switch (event) {
      case OrderPlaced(var customerId, var currency, var lines, _) ->
        Optional.of(new PlaceOrder(text(customerId), currency, ofItsDay(lines)));
      // It has no words of its own, and follows an order that was placed.
      case OrderEntrusted() -> Optional.empty();
      case QuantityChanged(var sku, var quantity, _) ->
        by(state, new ChangeQuantity(text(sku), quantity));
      case OrderPaid(var reference, var amountMinor, var currency) -> by(state,
          new PayOrder(text(reference), new Money(amountMinor, currency).toMajorUnits()));
      case OrderShipped(var carrier, var trackingNumber) ->
        by(state, new ShipOrder(text(carrier), text(trackingNumber)));
      case OrderDelivered() -> by(state, new DeliverOrder());
      case OrderCancelled(var reason) -> by(state, new CancelOrder(text(reason)));
      case OrderReturned(var reason) -> by(state, new ReturnOrder(text(reason)));
    };
  }

  /** By whoever may do all that the order allows. */
  private static Optional<OrderCommand> by(OrderState state, Change change) {
    return Optional.of(state.entrusted() ? new ByProcess(change) : change);
  }

  private static Optional<String> in(
      OrderEvent event, Decision<OrderEvent, OrderRejection> decision) {
    return switch (decision) {
      case Accepted<OrderEvent, OrderRejection>(var events) -> in(event, events.getFirst());
      case Rejected<OrderEvent, OrderRejection>(TotalTooLarge(var limit)) ->
        Optional.of("its order must cost at most " + limit);
      case Rejected<OrderEvent, OrderRejection>(AmountNotTheTotal(var total, _)) ->
        inAmount(event, total.minorUnits() + " " + total.currency());
      case Rejected<OrderEvent, OrderRejection>(var reason) ->
        Optional.of("the command for it is answered by " + reason);
    };
  }

  /** What the command does not bring, but the order. */
  private static Optional<String> in(OrderEvent event, OrderEvent right) {
    return switch (right) {
      case OrderPlaced(_, _, _, var total) -> inTotal(event, total);
      case QuantityChanged(_, _, var total) -> inTotal(event, total);
      case OrderPaid(_, var amount, var currency) -> inAmount(event, amount + " " + currency);
      case OrderEntrusted _,OrderShipped _,OrderDelivered _ -> Optional.empty();
      case OrderCancelled _,OrderReturned _ -> Optional.empty();
    };
  }

  private static Optional<String> inTotal(OrderEvent event, long right) {
    long total = switch (event) {
      case OrderPlaced placed -> placed.totalMinor();
      case QuantityChanged changed -> changed.totalMinor();
      case OrderEntrusted _,OrderPaid _,OrderShipped _,OrderDelivered _ -> right;
      case OrderCancelled _,OrderReturned _ -> right;
    };
    return total == right
        ? Optional.empty()
        : Optional.of("its total is " + total + " in minor units, but its lines add up to "
            + right);
  }

  private static Optional<String> inAmount(OrderEvent event, String right) {
    return event instanceof OrderPaid(_, var amount, var currency)
        && !right.equals(amount + " " + currency)
            ? Optional.of("its amount is " + amount + " " + currency
                + " in minor units, but the order costs " + right)
            : Optional.empty();
  }

  private static OrderState ofItsDay(OrderState state) {
    return state instanceof Placed(var customerId, var lines, var entrusted)
        ? new Placed(customerId, new OrderLines(lines.currency(), ofItsDay(lines.lines())),
            entrusted)
        : state;
  }

  private static List<OrderLine> ofItsDay(List<OrderLine> lines) {
    return lines.stream().map(line -> new OrderLine(
        text(line.sku()), line.quantity(), line.unitPriceMinor())).toList();
  }

  private static String text(String text) {
    return CommandRules.ofItsDay(text);
  }
}
