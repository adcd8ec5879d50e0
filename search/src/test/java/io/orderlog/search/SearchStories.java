package io.orderlog.search;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.SampleEvents;
import io.orderlog.eventlog.order.OrderLog;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/** A log in memory to which a test appends orders. */
public final class SearchStories implements AutoCloseable {

  public static final Currency EUR = Currency.getInstance("EUR");

  public final InMemoryEventLog<OrderEvent> log =
      new InMemoryEventLog<>("orders.events", 3, OrderLog.ORDERS.codec());
  private final LogAppender<OrderEvent> appender = log.openAppender("writer");

  /** The events of an order from this version on. */
  public void happens(String orderId, long firstVersion, OrderEvent... events) {
    List<io.orderlog.eventlog.event.NewEvent<OrderEvent>> appended = new ArrayList<>();
    for (OrderEvent event : events) {
      appended.add(SampleEvents.event(orderId, firstVersion + appended.size(), event));
    }
    appender.append(appended);
  }

  public static OrderPlaced placed(String customerId, String... skus) {
    return new OrderPlaced(customerId, EUR,
        Stream.of(skus).map(sku -> new OrderLine(sku, 1, 500)).toList(), 500L * skus.length);
  }

  @Override
  public void close() {
    appender.close();
  }
}
