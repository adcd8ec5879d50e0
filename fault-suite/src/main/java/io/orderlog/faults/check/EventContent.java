package io.orderlog.faults.check;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.faults.history.LoggedEvent;
import tools.jackson.databind.json.JsonMapper;

/** An event as the contract writes it down: its CloudEvents type and its JSON. */
record EventContent(String type, String data) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static EventContent of(OrderEvent event) {
    return new EventContent("order." + name(event) + ".v1", JSON.writeValueAsString(event));
  }

  /** Whether the log has just that, however its JSON is ordered. */
  boolean isIn(LoggedEvent event) {
    return type.equals(event.type()) && JSON.readTree(data).equals(JSON.readTree(event.data()));
  }

  private static String name(OrderEvent event) {
    return switch (event) {
      case OrderEvent.OrderPlaced _ -> "placed";
      case OrderEvent.OrderEntrusted _ -> "entrusted";
      case OrderEvent.QuantityChanged _ -> "quantity-changed";
      case OrderEvent.OrderPaid _ -> "paid";
      case OrderEvent.OrderShipped _ -> "shipped";
      case OrderEvent.OrderDelivered _ -> "delivered";
      case OrderEvent.OrderCancelled _ -> "cancelled";
      case OrderEvent.OrderReturned _ -> "returned";
    };
  }
}
