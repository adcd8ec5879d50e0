package io.orderlog.command.courier;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.positions.Position;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CourierProgressTest {

  private static final Instant AT = Instant.parse("2026-03-01T10:15:30.125Z");

  private final CourierProgress progress = new CourierProgress();

  @Test
  void what_ends_before_an_earlier_one_is_reached_with_it() {
    Runnable first = progress.take(event(0, 4), 1);
    Runnable second = progress.take(event(0, 5), 2);
    progress.take(event(0, 6), 0);
    second.run();
    second.run();
    assertThat(progress.reached()).isEmpty();
    assertThat(progress.events()).isZero();
    first.run();
    assertThat(progress.reached()).isEqualTo(Map.of(0, behind(0, 6)));
    assertThat(progress.events()).isEqualTo(3);
    assertThat(progress.hasDelivered()).isTrue();
  }

  @Test
  void partitions_do_not_wait_for_each_other() {
    progress.take(event(0, 1), 1);
    progress.take(event(1, 1), 0);
    assertThat(progress.reached()).isEqualTo(Map.of(1, behind(1, 1)));
    assertThat(progress.hasDelivered()).isFalse();
  }

  @Test
  void what_is_taken_is_not_taken_again_whether_or_not_it_has_ended() {
    progress.goOn(Map.of(1, behind(1, 8)));
    progress.take(event(0, 3), 1);
    assertThat(progress.isTaken(event(0, 3))).isTrue();
    assertThat(progress.isTaken(event(0, 4))).isFalse();
    assertThat(progress.isTaken(event(1, 8))).isTrue();
    assertThat(progress.isTaken(event(2, 0))).isFalse();
    assertThat(progress.readFrom(Set.of(0, 1, 2)))
        .isEqualTo(new Offsets(Map.of(0, 3L, 1, 8L, 2, 0L)));
  }

  @Test
  void what_was_stored_counts_no_more() {
    progress.take(event(0, 3), 0);
    progress.stored();
    assertThat(progress.events()).isZero();
    assertThat(progress.reached()).containsKey(0);
  }

  private static RecordedEvent<String> event(int partition, long offset) {
    return new RecordedEvent<>("mug", offset + 1, "type", "data",
        new EventMetadata(AT, "id", "hash", "correlation", null),
        new LogPosition(partition, offset));
  }

  private static Position behind(int partition, long offset) {
    return Position.behind(event(partition, offset));
  }
}
