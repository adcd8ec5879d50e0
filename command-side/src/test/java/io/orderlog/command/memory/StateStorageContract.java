package io.orderlog.command.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.command.Orders;
import io.orderlog.command.RecordedLives;
import io.orderlog.domain.order.OrderDecider;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderState;
import io.orderlog.eventlog.HistoryLostException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a store of streams keeps, whatever storage is below it. */
public abstract class StateStorageContract {

  public static final Set<Integer> PARTITIONS = Set.of(0, 1);

  Instant now = Instant.parse("2026-03-01T10:15:30.125Z");
  public Duration elapsed = Duration.ZERO;

  /** Opens the storage with what its last life left in it. */
  public abstract StateStorage<OrderState> open();

  public StreamStore<OrderState, OrderEvent> openStore() {
    return openStore(open());
  }

  public StreamStore<OrderState, OrderEvent> openStore(StateStorage<OrderState> storage) {
    return new StreamStore<>(Orders.aggregate(), PARTITIONS, storage, () -> elapsed.toNanos());
  }

  @Test
  void nothing_is_known_in_the_beginning() {
    try (var store = openStore()) {
      assertThat(store.state("o")).isEqualTo(
          new StreamState<>(new OrderDecider().initial(), 0, Instant.EPOCH));
      assertThat(store.handled("o", "1")).isNull();
      assertThat(store.readFrom()).isEqualTo(Offsets.atStart(Set.of(0, 1)));
    }
  }

  @Test
  void what_was_applied_is_known_at_once_and_after_a_restart() {
    List<RecordedEvent<OrderEvent>> events = RecordedLives.events(300, 5);
    try (var store = openStore()) {
      store.apply(events);
      RecordedLives.assertKnown(store, events);
    }
    try (var store = openStore()) {
      RecordedLives.assertKnown(store, events);
      assertThat(store.readFrom()).isEqualTo(RecordedLives.lastOffsets(events));
    }
  }

  @Test
  void what_changes_batch_by_batch_is_known_after_each() {
    List<RecordedEvent<OrderEvent>> events = RecordedLives.events(40, 30);
    for (int from = 0; from < events.size(); from += 100) {
      List<RecordedEvent<OrderEvent>> sofar = events.subList(0, from);
      List<RecordedEvent<OrderEvent>> batch = events.subList(
          from, Math.min(events.size(), from + 100));
      try (var store = openStore()) {
        RecordedLives.assertKnown(store, sofar);
        store.apply(batch.subList(0, batch.size() / 2));
        elapsed = elapsed.plus(StreamStore.WRITE_INTERVAL);
        store.apply(batch.subList(batch.size() / 2, batch.size()));
        RecordedLives.assertKnown(store, events.subList(0, from + batch.size()));
      }
    }
  }

  @Test
  void a_stream_remembers_every_command_it_ever_handled() {
    List<RecordedEvent<OrderEvent>> events = RecordedLives.events(2, 500);
    try (var store = openStore()) {
      store.apply(events);
    }
    try (var store = openStore()) {
      RecordedLives.assertKnown(store, events);
      assertThat(store.handled(events.getFirst().streamId(), "another")).isNull();
    }
  }

  @Test
  void what_streams_wait_for_is_known_after_a_restart_as_of_their_last_change() {
    Map<String, Optional<Instant>> due = new HashMap<>();
    due.put("waits", Optional.of(now));
    due.put("waits-no-more", Optional.of(now));
    write(due);
    try (var storage = open()) {
      assertThat(storage.due()).containsOnly(
          Map.entry("waits", now), Map.entry("waits-no-more", now));
    }
    due.clear();
    due.put("waits-no-more", Optional.empty());
    due.put("waits", Optional.of(now.plusSeconds(7)));
    due.put("never-waited", Optional.empty());
    write(due);
    try (var storage = open()) {
      assertThat(storage.due()).containsOnly(Map.entry("waits", now.plusSeconds(7)));
    }
  }

  private void write(Map<String, Optional<Instant>> due) {
    try (var storage = open()) {
      storage.write(new StateChanges<>(Map.of(), Map.of(), Map.of(), due));
    }
  }

  @Test
  void the_last_event_is_met_again_and_does_not_count_twice() {
    List<RecordedEvent<OrderEvent>> events = RecordedLives.events(10, 5);
    try (var store = openStore()) {
      store.apply(events);
      var from = store.readFrom();
      List<RecordedEvent<OrderEvent>> again = events.stream().filter(event -> !from.covers(
          event.position())).toList();
      assertThat(again).isNotEmpty();
      store.apply(again);
      store.requireConfirmed();
      RecordedLives.assertKnown(store, events);
    }
  }

  @Test
  void a_log_that_was_cut_short_is_noticed() {
    try (var store = openStore()) {
      store.apply(RecordedLives.events(10, 5));
      store.readFrom();
      assertThatThrownBy(store::requireConfirmed).isInstanceOf(HistoryLostException.class)
          .hasMessageContaining("records are gone").hasMessageContaining("Restore the log");
    }
  }

  @Test
  void a_log_that_was_cut_short_and_has_grown_again_is_noticed() {
    List<RecordedEvent<OrderEvent>> events = RecordedLives.events(10, 5);
    try (var store = openStore()) {
      store.apply(events);
    }
    try (var store = openStore()) {
      store.readFrom();
      List<RecordedEvent<OrderEvent>> other = RecordedLives.at(now.plusSeconds(60), events);
      assertThatThrownBy(() -> store.apply(other)).isInstanceOf(HistoryLostException.class)
          .hasMessageContaining("records are gone");
    }
  }
}
