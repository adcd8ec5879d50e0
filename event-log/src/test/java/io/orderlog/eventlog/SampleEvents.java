package io.orderlog.eventlog;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderReturned;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Order events for tests that care where events stand, not what they say. */
public final class SampleEvents {

  private static final Instant TIME = Instant.parse("2026-03-01T10:15:30.125Z");
  private static final EventMetadata METADATA = new EventMetadata(TIME, "command-1", "hash-1",
      "correlation-1", null);

  private SampleEvents() {}

  /** An event that names its place. */
  public static NewEvent<OrderEvent> event(String orderId, long version) {
    return event(orderId, version, new OrderReturned(orderId + " " + version));
  }

  /** An event that says this. */
  public static <E> NewEvent<E> event(String streamId, long version, E data) {
    return new NewEvent<>(streamId, version, data, METADATA);
  }

  /** An event with so many letters, which no compression makes much smaller. */
  public static NewEvent<OrderEvent> largeEvent(String orderId, long version, int letters) {
    return event(orderId, version, new OrderReturned(new Random(letters).ints(letters, '0', 'z')
        .filter(letter -> letter != '\\')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()));
  }

  /** The first so many events of an order. */
  public static List<NewEvent<OrderEvent>> history(String orderId, int length) {
    return LongStream.rangeClosed(1, length)
        .mapToObj(version -> event(orderId, version)).toList();
  }

  /** An order id whose events stand in this partition. */
  public static String orderIn(EventLog<?> log, int partition) {
    return IntStream.iterate(1, number -> number + 1).mapToObj(number -> "order-" + number)
        .filter(orderId -> log.partitionOf(orderId) == partition).findFirst().orElseThrow();
  }
}
