package io.orderlog.eventlog.kafka;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderReturned;
import io.orderlog.eventlog.AppendOutcomeUnknownException;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.writers.WriterClaim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Appends whatever comes to its mind, and remembers what it was told that the log has. */
final class BusyWriter implements Runnable {

  private static final Instant TIME = Instant.parse("2026-03-01T10:15:30.125Z");
  private static final int MOST_LETTERS = 900;

  private final EventLog<OrderEvent> log;
  private final int slot;
  private final Set<Integer> partitions;
  private final Random chance;
  private final List<String> orders;
  private final Map<String, Long> versions = new HashMap<>();
  private final List<String> answered = new ArrayList<>();
  private int commands;

  BusyWriter(EventLog<OrderEvent> log, int slot, Set<Integer> partitions, long seed) {
    this.log = log;
    this.slot = slot;
    this.partitions = partitions;
    this.chance = new Random(seed + slot);
    this.orders = chance.ints(0, Integer.MAX_VALUE).mapToObj(number -> "order-" + number)
        .filter(order -> partitions.contains(log.partitionOf(order))).limit(20).toList();
  }

  /** Until the log does not confirm something. */
  @Override
  public void run() {
    try {
      while (true) {
        try (LogAppender<OrderEvent> appender = open()) {
          for (int appends = chance.nextInt(1, 30); appends > 0; appends--) {
            appendOrClaim(appender);
          }
        }
      }
    } catch (AppendOutcomeUnknownException | io.orderlog.eventlog.LogUnavailableException _) {
      // This is what it has waited for.
    }
  }

  LogAppender<OrderEvent> open() {
    return log.openAppender("writer-" + slot + "-" + log.identity().id(), partitions);
  }

  void claim(LogAppender<OrderEvent> appender) {
    appender.claim(new WriterClaim(slot, "http://a:1", "instance-1"));
  }

  Set<Integer> partitions() {
    return partitions;
  }

  /** The places of the events that it was told are in the log. */
  List<String> answered() {
    return answered;
  }

  private void appendOrClaim(LogAppender<OrderEvent> appender) {
    if (chance.nextInt(5) == 0) {
      claim(appender);
      return;
    }
    List<NewEvent<OrderEvent>> events = new ArrayList<>();
    for (int more = chance.nextInt(1, 6); more > 0; more--) {
      command(orders.get(chance.nextInt(orders.size())), events);
    }
    appender.append(events).forEach(
        recorded -> answered.add(recorded.streamId() + " " + recorded.version()));
  }

  /** A command has up to three events, and says how many in its id. */
  private void command(String order, List<NewEvent<OrderEvent>> events) {
    int count = Math.max(1, chance.nextInt(-2, 4));
    String id = slot + "/" + commands++ + " of " + count;
    for (int event = 0; event < count; event++) {
      events.add(new NewEvent<>(order, versions.merge(order, 1L, Long::sum),
          new OrderReturned(letters()), new EventMetadata(TIME, id, "hash", "correlation", null)));
    }
  }

  /** No compression makes them much smaller. */
  private String letters() {
    return chance.ints(chance.nextInt(MOST_LETTERS), 'a', 'z' + 1).collect(
        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }
}
