package io.orderlog.benchmarks.server;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * An order log that is full before anybody reads it: so many orders of three events, placed and
 * changed twice, still unpaid. The ids are drawn from a seed, so nobody has to keep them.
 */
public final class LongLog {

  public static final int EVENTS_PER_ORDER = 3;

  private static final int ORDERS_PER_TRANSACTION = 1_000;
  private static final long SEED = 42;

  private LongLog() {}

  /** Appends the orders. */
  static void fill(String bootstrapServers, int orders) {
    append(bootstrapServers, orders, EVENTS_PER_ORDER);
  }

  /** Appends as many orders that were only placed: each is one event. */
  static void fillWithPlaced(String bootstrapServers, int orders) {
    append(bootstrapServers, orders, 1);
  }

  private static void append(String bootstrapServers, int orders, int eventsOfEach) {
    RandomGenerator ids = new SplittableRandom(SEED);
    try (
        var log = KafkaEventLog.createIfMissing(OrderLog.ORDERS,
            KafkaConnection.to(bootstrapServers), OptionalInt.empty());
        LogAppender<OrderEvent> appender = log.openAppender("filling")) {
      for (int done = 0; done < orders; done += ORDERS_PER_TRANSACTION) {
        List<NewEvent<OrderEvent>> events = new ArrayList<>();
        for (int i = done; i < Math.min(orders, done + ORDERS_PER_TRANSACTION); i++) {
          events.addAll(order(nextId(ids).toString()).subList(0, eventsOfEach));
        }
        appender.append(events);
      }
    }
  }

  /** The ids of the first so many orders. */
  public static List<UUID> ids(int orders) {
    RandomGenerator ids = new SplittableRandom(SEED);
    return Stream.generate(() -> nextId(ids)).limit(orders).toList();
  }

  private static UUID nextId(RandomGenerator random) {
    // Version 4, variant 2, as everybody's random ids.
    return new UUID((random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L,
        (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
  }

  private static List<NewEvent<OrderEvent>> order(String id) {
    return List.of(
        event(id, 1, new OrderPlaced("customer-" + id.substring(0, 5),
            Currency.getInstance("EUR"), List.of(
                new OrderLine("mug-blue", 2, 995), new OrderLine("teapot-1l", 1, 1995)),
            3985)),
        event(id, 2, new QuantityChanged("mug-blue", 1, 2990)),
        event(id, 3, new QuantityChanged("mug-blue", 3, 4980)));
  }

  private static NewEvent<OrderEvent> event(String id, long version, OrderEvent data) {
    String command = id + "-" + version;
    return new NewEvent<>(id, version, data, new EventMetadata(
        Instant.EPOCH.plusSeconds(1_700_000_000L + version), command,
        "0123456789abcdef0123456789abcdef", command, null));
  }
}
