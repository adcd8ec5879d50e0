package io.orderlog.projections;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.order.OrderEventCodec;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/** Events as tests want them: 10.00 EUR of everything, an event a second. */
public final class OrderEvents {

  public static final Currency EUR = Currency.getInstance("EUR");
  public static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  /** Of a command, as it might be. */
  public static final String HASH = "hash-of-a-command-0123";

  private OrderEvents() {}

  public static OrderPlaced placed(String customerId) {
    return new OrderPlaced(customerId, EUR, List.of(new OrderLine("pen", 2, 250),
        new OrderLine("ink", 1, 500)), 1_000);
  }

  public static OrderPaid paid() {
    return new OrderPaid("payment-1", 1_000, EUR);
  }

  public static OrderShipped shipped() {
    return new OrderShipped("Post", "track-1");
  }

  /** An event that happened so many seconds after the start. */
  public static EventMetadata at(long second) {
    return new EventMetadata(START.plusSeconds(second), "command-" + second, HASH,
        "correlation-1", null);
  }

  public static NewEvent<OrderEvent> next(String orderId, long version, OrderEvent event) {
    return new NewEvent<>(orderId, version, event, at(version));
  }

  /** As the log's partition 0 would have it, at ten times its version. */
  public static RecordedEvent<OrderEvent> recorded(
      String orderId, long version, OrderEvent event) {
    return new RecordedEvent<>(orderId, version, OrderEventCodec.create().typeOf(event), event,
        at(version), new LogPosition(0, 10 * version));
  }
}
