package io.orderlog.command.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.stock.StockEvent;
import io.orderlog.domain.stock.StockEvent.Received;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.positions.InMemoryPositions;
import io.orderlog.eventlog.stock.StockLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectPermitTest {

  private final InMemoryEventLog<StockEvent> log =
      new InMemoryEventLog<>("stock.events", 1, StockLog.STOCK.codec());
  private final InMemoryPositions positions = new InMemoryPositions();
  private Duration elapsed = Duration.ZERO;

  @Test
  void a_log_that_begins_here_may_ask_and_so_it_may_when_it_has_events() {
    assertThat(open().isGiven()).isTrue();
    append();
    assertThat(open().isGiven()).isTrue();
    assertThat(open().reasonHeld()).isEmpty();
  }

  @Test
  void a_log_that_was_there_already_asks_nobody_before_it_is_allowed() {
    append();
    EffectPermit permit = open();
    assertThat(permit.isGiven()).isFalse();
    assertThat(permit.reasonHeld()).hasValueSatisfying(
        reason -> assertThat(reason).contains("./orderlog effects allow stock lets"));
    EffectPermit.give(positions, log);
    assertThat(permit.isGiven()).as("looked up now and then").isFalse();
    elapsed = Duration.ofSeconds(5);
    assertThat(permit.isGiven()).isTrue();
    assertThat(permit.reasonHeld()).isEmpty();
  }

  @Test
  void where_permits_are_lost_nobody_is_asked_by_a_log_with_events() {
    open();
    append();
    positions.lose();
    assertThat(open().isGiven()).isFalse();
  }

  private EffectPermit open() {
    return EffectPermit.of(positions, log, () -> elapsed.toNanos());
  }

  private void append() {
    try (LogAppender<StockEvent> appender = log.openAppender("writer")) {
      appender.append(List.of(new NewEvent<>("mug", 1, new Received(1, "delivery", 1, 1),
          new EventMetadata(Instant.EPOCH, "c", "h", "co", null))));
    }
  }
}
