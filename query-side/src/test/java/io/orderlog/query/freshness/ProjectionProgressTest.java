package io.orderlog.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectionProgressTest {

  private static final long START = -5;

  private final ProjectionProgress behind = ProjectionProgress.first(
      "orders", Map.of(0, 10L), 5, START);

  @Test
  void who_moves_is_in_no_trouble() {
    ProjectionProgress moved = behind.next(Map.of(0, 11L), 5, afterSeconds(60));
    assertThat(moved.trouble()).isEmpty();
    assertThat(moved.stalled()).isEqualTo(Duration.ZERO);
  }

  @Test
  void who_has_nothing_to_do_stands_still_without_trouble() {
    assertThat(behind.next(Map.of(0, 10L), 0, afterSeconds(60)).trouble()).isEmpty();
  }

  @Test
  void who_has_something_to_do_and_does_nothing_is_in_trouble_after_half_a_minute() {
    assertThat(behind.next(Map.of(0, 10L), 5, afterSeconds(30)).trouble()).isEmpty();
    assertThat(behind.next(Map.of(0, 10L), 5, afterSeconds(30))
        .next(Map.of(0, 10L), 7, afterSeconds(31)).trouble()).contains(
            "the read model orders stands still 7 events behind the log for 31 s:"
                + " see whether the projections run, and what they log");
  }

  @Test
  void who_is_far_behind_says_so_although_it_moves() {
    assertThat(behind.next(Map.of(0, 11L), 100_001, afterSeconds(1)).trouble()).contains(
        "the read model orders is 100001 events behind the log: wait until it has caught up");
    assertThat(behind.next(Map.of(0, 11L), 100_000, afterSeconds(1)).trouble()).isEmpty();
  }

  private static long afterSeconds(long seconds) {
    return START + Duration.ofSeconds(seconds).toNanos();
  }
}
