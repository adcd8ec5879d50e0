package io.orderlog.eventlog;

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
import io.orderlog.domain.order.OrderLine;
import io.orderlog.eventlog.order.OrderEventCodec;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** The bytes of an order's events. */
class GoldenFilesTest extends GoldenFilesContract<OrderEvent> {

  /** What each file says, in the newest shape of its event. */
  private static final Map<String, OrderEvent> MEANING = Map.of(
      "order.placed.v1", new OrderPlaced("customer-Žižkov-42", Currency.getInstance("EUR"),
          List.of(new OrderLine("BÜCHER/速達-😀", 1, Money.MAX_MINOR_UNITS - 2),
              new OrderLine("SKU-2", 2, 1)),
          Money.MAX_MINOR_UNITS),
      "order.entrusted.v1", new OrderEntrusted(),
      "order.quantity-changed.v1",
      new QuantityChanged("BÜCHER/速達-😀", 0, Money.MAX_MINOR_UNITS),
      "order.paid.v1", new OrderPaid("überweisung \"№ 7\" \\ 支払い", Money.MAX_MINOR_UNITS,
          Currency.getInstance("JPY")),
      "order.shipped.v1", new OrderShipped("Größte Post", "00340434161094042557 📦"),
      "order.delivered.v1", new OrderDelivered(),
      "order.cancelled.v1",
      new OrderCancelled("a line\nbreak, a tab\t and <html> & 'quotes'"),
      "order.returned.v1", new OrderReturned("zu groß — 大きすぎる"));

  GoldenFilesTest() {
    super("golden", OrderEventCodec.create(), MEANING);
  }
}
