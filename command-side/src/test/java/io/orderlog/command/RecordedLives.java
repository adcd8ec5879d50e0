package io.orderlog.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.memory.HandledCommand;
import io.orderlog.command.memory.StreamState;
import io.orderlog.command.memory.StreamStore;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderDecider;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.order.OrderState;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The events of many orders, one round after the other, over two partitions; always the same. */
public final class RecordedLives {

  private static final Instant TIME = Instant.parse("2026-03-01T10:15:30.125Z");

  private RecordedLives() {}

  /** So many orders with so many events each. */
  public static List<RecordedEvent<OrderEvent>> events(int orders, int eventsEach) {
    List<RecordedEvent<OrderEvent>> events = new ArrayList<>();
    long[] offsets = new long[2];
    for (int version = 1; version <= eventsEach; version++) {
      for (int order = 0; order < orders; order++) {
        int partition = order % 2;
        events.add(event(order, version, new LogPosition(partition, offsets[partition]++)));
      }
    }
    return events;
  }

  /** The same events, decided at another time. */
  public static List<RecordedEvent<OrderEvent>> at(
      Instant time, List<RecordedEvent<OrderEvent>> events) {
    return events.stream().map(event -> new RecordedEvent<>(event.streamId(), event.version(),
        event.type(), event.data(), metadata(event.metadata().commandId(), time),
        event.position())).toList();
  }

  public static Offsets lastOffsets(List<RecordedEvent<OrderEvent>> events) {
    Map<Integer, Long> last = new HashMap<>();
    events.forEach(event -> last.put(event.position().partition(), event.position().offset()));
    return new Offsets(last);
  }

  /** Every state is the fold of these events, and every command is remembered as it was. */
  public static void assertKnown(StreamStore<OrderState, OrderEvent> store,
      List<RecordedEvent<OrderEvent>> events) {
    OrderDecider decider = new OrderDecider();
    Map<String, StreamState<OrderState>> states = new HashMap<>();
    for (RecordedEvent<OrderEvent> event : events) {
      StreamState<OrderState> before = states.getOrDefault(event.streamId(),
          new StreamState<>(decider.initial(), 0, Instant.EPOCH));
      OrderState after = decider.evolve(before.state(), event.data());
      states.put(event.streamId(),
          new StreamState<>(after, event.version(), event.metadata().time()));
      assertThat(store.handled(event.streamId(), event.metadata().commandId())).isEqualTo(
          new HandledCommand(event.metadata().commandHash(), event.version(),
              OrderDecider.statusOf(after).name(), event.position()));
    }
    states.forEach((streamId, state) -> assertThat(store.state(streamId)).isEqualTo(state));
  }

  private static RecordedEvent<OrderEvent> event(int order, int version, LogPosition position) {
    OrderLine line = new OrderLine("sku-1", version, 100);
    OrderEvent data = version == 1
        ? new OrderPlaced("customer-" + order, Money.currency("EUR").orElseThrow(), List.of(line),
            100)
        : new QuantityChanged("sku-1", version, 100L * version);
    // Every other id is no UUID: both kinds have to be kept.
    String commandId = order % 4 < 2 ? "command " + version : id(order, version);
    return new RecordedEvent<>(id(order, 0), version, "type", data,
        metadata(commandId, TIME.plusMillis(version)), position);
  }

  private static EventMetadata metadata(String commandId, Instant time) {
    return new EventMetadata(time, commandId, "hash of " + commandId, "correlation-1", null);
  }

  private static String id(int order, int version) {
    return order % 3 == 0
        ? "order " + order + " " + version
        : UUID.nameUUIDFromBytes(new byte[]{(byte) order, (byte) (order >> 8), (byte) version,
            (byte) (version >> 8)}).toString();
  }
}
