package io.orderlog.query;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderDelivered;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.OrderReturned;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.projections.OrderEvents;
import io.orderlog.projections.TestLog;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** What happens to orders in these tests. */
public final class OrderStories {

  private OrderStories() {}

  /** An id that tells which order it is, and sorts like the number. */
  public static String id(int number) {
    return String.format(Locale.ROOT, "0000cafe-0000-4000-8000-%012d", number);
  }

  /** Two pens and one ink, 12345 minor units together. */
  public static OrderPlaced placed(String currency) {
    return new OrderPlaced("customer-1", Currency.getInstance(currency),
        List.of(new OrderLine("pen", 2, 5_000), new OrderLine("ink", 1, 2_345)), 12_345);
  }

  public static OrderPaid paid(String currency) {
    return new OrderPaid("payment-1", 12_345, Currency.getInstance(currency));
  }

  public static OrderShipped shipped() {
    return new OrderShipped("Post", "track-1");
  }

  public static OrderDelivered delivered() {
    return new OrderDelivered();
  }

  public static OrderCancelled cancelled() {
    return new OrderCancelled("too late");
  }

  public static OrderReturned returned() {
    return new OrderReturned("too small");
  }

  /** Appends them, one a second from the start on; returns the last position. */
  public static LogPosition append(TestLog log, String orderId, OrderEvent... events) {
    List<NewEvent<OrderEvent>> next = new ArrayList<>();
    for (OrderEvent event : events) {
      next.add(OrderEvents.next(orderId, next.size() + 1, event));
    }
    return log.append(next).getLast();
  }

  /** Places an order of this customer that many seconds after the start. */
  public static LogPosition place(TestLog log, String orderId, String customerId, long second) {
    return log.append(List.of(new NewEvent<>(orderId, 1, OrderEvents.placed(customerId),
        OrderEvents.at(second)))).getFirst();
  }
}
