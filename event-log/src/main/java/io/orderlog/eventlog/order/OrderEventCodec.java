package io.orderlog.eventlog.order;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderDelivered;
import io.orderlog.domain.order.OrderEvent.OrderEntrusted;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.OrderReturned;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.codec.JsonEventCodec;
import io.orderlog.eventlog.codec.Upcasters;
import java.util.Map;

/** The names under which an order's events stand in the log. Once written, a name stays. */
public final class OrderEventCodec {

  private OrderEventCodec() {}

  /** Writes the newest version of each event and reads all there ever were. */
  public static EventCodec<OrderEvent> create() {
    return new JsonEventCodec<>(OrderEvent.class, Map.of(
        "order.placed.v1", OrderPlaced.class,
        "order.entrusted.v1", OrderEntrusted.class,
        "order.quantity-changed.v1", QuantityChanged.class,
        "order.paid.v1", OrderPaid.class,
        "order.shipped.v1", OrderShipped.class,
        "order.delivered.v1", OrderDelivered.class,
        "order.cancelled.v1", OrderCancelled.class,
        "order.returned.v1", OrderReturned.class), Upcasters.none());
  }
}
