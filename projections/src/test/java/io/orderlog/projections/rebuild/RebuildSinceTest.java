package io.orderlog.projections.rebuild;

import static io.orderlog.projections.OrderEvents.START;
import static io.orderlog.projections.OrderEvents.paid;
import static io.orderlog.projections.OrderEvents.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.projections.generation.RebuildRefusedException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Version n of an order stands at offset 10 n of partition 0, n seconds after the start. */
class RebuildSinceTest {

  private static final Offsets ENDS = new Offsets(Map.of(0, 100L, 1, 5L, 2, 0L));
  private static final RecordedEvent<OrderEvent> THIRD = recorded("order", 3, paid());

  @Test
  void a_time_covers_what_happened_then_or_later() {
    assertThat(since(3_000).covers(THIRD)).isTrue();
    assertThat(since(2_999).covers(THIRD)).isTrue();
    assertThat(since(3_001).covers(THIRD)).isFalse();
  }

  @Test
  void where_a_time_lies_in_the_log_nobody_knows() {
    assertThat(since(3_000).firstOffsets(ENDS)).isEqualTo(Offsets.atStart(ENDS.partitions()));
  }

  @Test
  void a_position_covers_what_stands_there_or_after_it_in_its_partition() {
    assertThat(since(Offsets.at(0, 30)).covers(THIRD)).isTrue();
    assertThat(since(Offsets.at(0, 29)).covers(THIRD)).isTrue();
    assertThat(since(Offsets.at(0, 31)).covers(THIRD)).isFalse();
    assertThat(since(Offsets.at(1, 0)).covers(THIRD)).isFalse();
    assertThat(since(Offsets.at(0, 0)).covers(recorded("order", 1, paid()))).isTrue();
  }

  @Test
  void from_positions_only_their_partitions_are_read_and_never_beyond_the_ends() {
    assertThat(since(new Offsets(Map.of(0, 30L, 1, 9L))).firstOffsets(ENDS))
        .isEqualTo(new Offsets(Map.of(0, 30L, 1, 5L)));
  }

  @Test
  void positions_have_to_be_in_the_log() {
    assertThatCode(() -> since(new Offsets(Map.of(0, 100L, 2, 0L))).requireIn(ENDS))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> since(Offsets.at(3, 0)).requireIn(ENDS))
        .isInstanceOf(RebuildRefusedException.class)
        .hasMessage("the log has no partition 3; it has 0 to 2");
    assertThatThrownBy(() -> since(Offsets.at(1, 6)).requireIn(ENDS))
        .isInstanceOf(RebuildRefusedException.class)
        .hasMessage("partition 1 of the log ends at offset 5, there is no 6");
  }

  private static RebuildSince.Time since(long milliseconds) {
    return new RebuildSince.Time(START.plusMillis(milliseconds));
  }

  private static RebuildSince.Positions since(Offsets offsets) {
    return new RebuildSince.Positions(offsets);
  }
}
