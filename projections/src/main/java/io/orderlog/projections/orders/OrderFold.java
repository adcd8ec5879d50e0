package io.orderlog.projections.orders;

import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderDelivered;
import io.orderlog.domain.order.OrderEvent.OrderEntrusted;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.OrderReturned;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.domain.order.OrderLines;
import io.orderlog.domain.order.OrderStatus;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.projections.orders.OrderView.Payment;
import io.orderlog.projections.orders.OrderView.Shipment;
import io.orderlog.projections.readmodel.NextEvent;
import io.orderlog.projections.readmodel.ProjectionFailedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an order looks like after each of its events. */
public final class OrderFold {

  private OrderFold() {}

  /**
   * The order after its next event.
   *
   * @param order as it was before; null before the first event
   * @throws ProjectionFailedException if the event is not the one that comes next
   */
  public static OrderView apply(@Nullable OrderView order, RecordedEvent<OrderEvent> event) {
    return apply(order, event.streamId(), event.version(), event.data(), event.metadata().time(),
        event.position());
  }

  /**
   * The order after its next event, given by its parts.
   *
   * @throws ProjectionFailedException if the event is not the one that comes next
   */
  public static OrderView apply(@Nullable OrderView order, String orderId, long version,
      OrderEvent event, Instant time, LogPosition position) {
    NextEvent.require(
        "order", orderId, version, position, order == null ? 0 : order.version());
    return order == null
        ? first(orderId, event, time, position)
        : next(order, event, time).asOf(version, time, position);
  }

  private static OrderView first(
      String orderId, OrderEvent event, Instant time, LogPosition position) {
    return switch (event) {
      case OrderPlaced(var customerId, var currency, var lines, var totalMinor) ->
        new OrderView(orderId, customerId, OrderStatus.PLACED, new Money(totalMinor, currency),
            new OrderLines(currency, lines), 1, time, time, null, null, null, position);
      case OrderEntrusted _,QuantityChanged _,OrderPaid _,OrderShipped _ ->
        throw beginsWith(event, orderId, position);
      case OrderDelivered _,OrderCancelled _,OrderReturned _ ->
        throw beginsWith(event, orderId, position);
    };
  }

  private static OrderView next(OrderView order, OrderEvent event, Instant time) {
    return switch (event) {
      case OrderPlaced _ ->
        throw new ProjectionFailedException("order " + order.orderId() + " is placed twice");
      // Who drives an order is no part of what it looks like.
      case OrderEntrusted() -> order;
      case QuantityChanged(var sku, var quantity, var totalMinor) ->
        order.withLines(order.lines().withQuantity(sku, quantity), totalMinor);
      case OrderPaid(var reference, _, _) -> order.paid(new Payment(reference, time));
      case OrderShipped(var carrier, var trackingNumber) ->
        order.shipped(OrderStatus.SHIPPED, new Shipment(carrier, trackingNumber, time, null));
      case OrderDelivered() ->
        order.shipped(OrderStatus.DELIVERED, deliveredAt(order, time));
      case OrderCancelled(var reason) -> order.ended(OrderStatus.CANCELLED, reason);
      case OrderReturned(var reason) -> order.ended(OrderStatus.RETURNED, reason);
    };
  }

  private static Shipment deliveredAt(OrderView order, Instant time) {
    Shipment shipment = order.shipment();
    if (shipment == null) {
      throw new ProjectionFailedException(
          "order " + order.orderId() + " is delivered but was never shipped");
    }
    return new Shipment(
        shipment.carrier(), shipment.trackingNumber(), shipment.shippedAt(), time);
  }

  private static ProjectionFailedException beginsWith(
      OrderEvent event, String orderId, LogPosition position) {
    return new ProjectionFailedException("order " + orderId + " begins with "
        + event.getClass().getSimpleName() + " at " + position);
  }
}
