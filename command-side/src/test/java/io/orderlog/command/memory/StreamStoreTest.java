package io.orderlog.command.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.Orders;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.order.OrderState;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.time.TimeSource;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamStoreTest {

  private static final EventMetadata OF_ONE_COMMAND = new EventMetadata(
      Instant.parse("2026-03-01T10:15:30Z"), "c", "hash", "correlation", null);
  private static final RecordedEvent<OrderEvent> FIRST = event(1, "order.placed.v1",
      new OrderPlaced("customer", Currency.getInstance("EUR"),
          List.of(new OrderLine("pen", 1, 100)), 100));
  private static final RecordedEvent<OrderEvent> SECOND = event(2, "order.cancelled.v1",
      new OrderCancelled("at once"));

  /** As after a crash: what was read in one turn may end between two events of one command. */
  @Test
  void a_command_of_which_half_was_stored_is_known_as_a_whole_when_the_log_is_read_on() {
    InMemoryStateStorage<OrderState> storage = new InMemoryStateStorage<>();
    try (var before = open(storage)) {
      before.apply(List.of(FIRST));
    }
    try (var after = open(storage)) {
      assertThat(after.readFrom().of(0)).isEqualTo(FIRST.position().offset());
      after.apply(List.of(FIRST, SECOND));
      after.requireConfirmed();
      assertThat(after.state("o").version()).isEqualTo(2);
      assertThat(after.handled("o", "c")).isEqualTo(
          new HandledCommand("hash", 2, "CANCELLED", SECOND.position()));
    }
  }

  private static StreamStore<OrderState, OrderEvent> open(
      InMemoryStateStorage<OrderState> storage) {
    return new StreamStore<>(Orders.aggregate(), Set.of(0), storage, TimeSource.system());
  }

  private static RecordedEvent<OrderEvent> event(long version, String type, OrderEvent data) {
    return new RecordedEvent<>("o", version, type, data, OF_ONE_COMMAND,
        new LogPosition(0, 6 + version));
  }
}
