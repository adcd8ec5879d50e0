package io.orderlog.command.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.eventlog.HistoryLostException;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.RecordedEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final EventMetadata METADATA = new EventMetadata(
      Instant.parse("2026-03-01T10:15:30.125Z"), "command-1", "hash-1", "correlation-1", null);

  private final Progress progress =
      new Progress(Set.of(0, 2), Map.of(2, AppliedEvent.of(event("o", 2, 17))));

  @Test
  void reading_goes_on_at_the_last_event_and_starts_where_there_is_none() {
    assertThat(progress.readFrom()).isEqualTo(new Offsets(Map.of(0, 0L, 2, 17L)));
  }

  @Test
  void the_last_event_is_known_when_it_is_met_again_and_no_other_is() {
    progress.readFrom();

    assertThat(progress.isKnown(event("o", 0, 0))).isFalse();
    assertThat(progress.isKnown(event("o", 2, 17))).isTrue();
    assertThat(progress.isKnown(event("o", 2, 18))).isFalse();
    progress.requireConfirmed();
  }

  @Test
  void an_event_that_should_have_come_first_and_did_not_is_lost() {
    progress.readFrom();

    assertThatThrownBy(() -> progress.isKnown(event("o", 2, 18)))
        .isInstanceOf(HistoryLostException.class)
        .hasMessageStartingWith("partition 2 no longer has the event o/1 at offset 17");
    assertThatThrownBy(() -> progress.isKnown(event("other", 2, 17)))
        .isInstanceOf(HistoryLostException.class);
  }

  @Test
  void an_event_that_did_not_come_at_all_is_lost() {
    progress.readFrom();

    assertThatThrownBy(progress::requireConfirmed).isInstanceOf(HistoryLostException.class);
  }

  @Test
  void what_was_applied_since_is_what_the_next_reading_begins_with() {
    progress.applied(0, AppliedEvent.of(event("p", 0, 3)));
    progress.applied(2, AppliedEvent.of(event("o", 2, 20)));

    assertThat(progress.readFrom()).isEqualTo(new Offsets(Map.of(0, 3L, 2, 20L)));
    assertThat(progress.isKnown(event("p", 0, 3))).isTrue();
    assertThat(progress.isKnown(event("o", 2, 20))).isTrue();
  }

  @Test
  void without_a_reading_nothing_has_to_be_met_again() {
    progress.requireConfirmed();
    assertThat(progress.isKnown(event("o", 2, 18))).isFalse();
  }

  private static RecordedEvent<String> event(String streamId, int partition, long offset) {
    return new RecordedEvent<>(streamId, 1, "type", "data", METADATA,
        new LogPosition(partition, offset));
  }
}
