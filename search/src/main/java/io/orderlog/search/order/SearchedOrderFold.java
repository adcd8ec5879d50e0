package io.orderlog.search.order;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderDelivered;
import io.orderlog.domain.order.OrderEvent.OrderEntrusted;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.OrderReturned;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.order.OrderStatus;
import io.orderlog.eventlog.event.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of an order in the index by an event. */
final class SearchedOrderFold {

  private SearchedOrderFold() {}

  /**
   * The order after the event; nothing if the event does not follow what is known.
   *
   * @param before nothing if nothing is known
   */
  static Optional<SearchedOrder> after(
      Optional<SearchedOrder> before, RecordedEvent<OrderEvent> event) {
    if (event.version() != before.map(SearchedOrder::version).orElse(0L) + 1) {
      return Optional.empty();
    }
    if (event.data() instanceof OrderPlaced placed) {
      return before.isPresent() ? Optional.empty() : Optional.of(placed(event, placed));
    }
    return before.map(order -> changed(order, event));
  }

  private static SearchedOrder placed(RecordedEvent<OrderEvent> event, OrderPlaced placed) {
    return new SearchedOrder(event.streamId(), event.version(), placed.customerId(),
        OrderStatus.PLACED, placed.currency(), placed.totalMinor(), event.metadata().time(),
        placed.lines().stream().map(OrderLine::sku).toList(), "", "", "", List.of());
  }

  private static SearchedOrder changed(SearchedOrder order, RecordedEvent<OrderEvent> event) {
    long version = event.version();
    return switch (event.data()) {
      case OrderPlaced _,OrderEntrusted() -> order.as(version, order.status());
      case QuantityChanged(var sku, var quantity, var totalMinor) ->
        order.with(version, lines(order.skus(), sku, quantity), totalMinor);
      case OrderPaid(var reference, _, _) -> order.paid(version, reference);
      case OrderShipped(var carrier, var number) -> order.shipped(version, carrier, number);
      case OrderDelivered() -> order.as(version, OrderStatus.DELIVERED);
      case OrderCancelled(var reason) -> order.ended(version, OrderStatus.CANCELLED, reason);
      case OrderReturned(var reason) -> order.ended(version, OrderStatus.RETURNED, reason);
    };
  }

  private static List<String> lines(List<String> before, String sku, int quantity) {
    List<String> after = new ArrayList<>(before);
    if (quantity == 0) {
      after.remove(sku);
    } else if (!after.contains(sku)) {
      after.add(sku);
    }
    return after;
  }
}
