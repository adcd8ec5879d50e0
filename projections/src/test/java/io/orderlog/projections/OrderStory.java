package io.orderlog.projections;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.order.OrderEventCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happens to one order, event by event, in one partition of a log. */
public final class OrderStory {

  private final String orderId;
  private final int partition;
  private final List<RecordedEvent<OrderEvent>> events = new ArrayList<>();

  public OrderStory(String orderId, int partition) {
    this.orderId = orderId;
    this.partition = partition;
  }

  /** Goes on with this event, at noon of a day in UTC. */
  public OrderStory on(String day, OrderEvent event) {
    return at(day + "T12:00:00Z", event);
  }

  /** Goes on with this event. */
  public OrderStory at(String time, OrderEvent event) {
    long version = events.size() + 1L;
    events.add(new RecordedEvent<>(orderId, version, OrderEventCodec.create().typeOf(event), event,
        new EventMetadata(Instant.parse(time), "command-" + version, OrderEvents.HASH,
            "correlation-1", null),
        new LogPosition(partition, version)));
    return this;
  }

  /** All that has happened. */
  public List<RecordedEvent<OrderEvent>> events() {
    return List.copyOf(events);
  }
}
