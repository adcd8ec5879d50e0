package io.orderlog.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.eventlog.Offsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProjectionProgressTest {

  private static final long START = -5;

  private final ProjectionProgress behind = ProjectionProgress.first(
      "orders", Offsets.at(0, 10), end(10), START).next(Offsets.at(0, 10), end(15), START);

  @Test
  void who_moves_is_in_no_trouble() {
    ProjectionProgress moved = behind.next(Offsets.at(0, 11), end(16), afterSeconds(60));
    assertThat(moved.trouble()).isEmpty();
    assertThat(moved.stalled()).isEqualTo(Duration.ZERO);
  }

  @Test
  void who_has_nothing_to_do_stands_still_without_trouble() {
    assertThat(behind.next(Offsets.at(0, 10), end(10), afterSeconds(60)).trouble()).isEmpty();
  }

  @Test
  void who_has_something_to_do_and_does_nothing_is_in_trouble_after_half_a_minute() {
    assertThat(behind.next(Offsets.at(0, 10), end(15), afterSeconds(30)).trouble()).isEmpty();
    assertThat(behind.next(Offsets.at(0, 10), end(15), afterSeconds(30))
        .next(Offsets.at(0, 10), end(17), afterSeconds(31)).trouble()).contains(
            "the read model orders has applied nothing for 31 s and is 7 events behind the log:"
                + " see whether the projections run, and what they log");
  }

  @Test
  void who_is_far_behind_says_so_although_it_moves() {
    assertThat(behind.next(Offsets.at(0, 11), end(100_012), afterSeconds(1)).trouble()).contains(
        "the read model orders is 100001 events behind the log: wait until it has caught up");
    assertThat(behind.next(Offsets.at(0, 11), end(100_011), afterSeconds(1)).trouble()).isEmpty();
  }

  @Test
  void who_was_just_made_is_in_trouble_until_it_was_where_the_log_ended_then() {
    ProjectionProgress made = ProjectionProgress.first("orders", Offsets.at(0, 1), end(10), START);
    assertThat(made.trouble()).contains("the read model orders is 9 events behind the log"
        + " and has not caught up since it was first seen: wait until it has");
    ProjectionProgress nearly = made.next(Offsets.at(0, 9), end(20), afterSeconds(2));
    assertThat(nearly.trouble()).isPresent();
    ProjectionProgress there = nearly.next(Offsets.at(0, 10), end(20), afterSeconds(4));
    assertThat(there.trouble()).isEmpty();
    assertThat(there.next(Offsets.at(0, 10), end(30), afterSeconds(6)).trouble()).isEmpty();
  }

  @Test
  void who_has_fallen_back_is_in_trouble_until_it_has_caught_up_again() {
    ProjectionProgress back = behind.next(Offsets.at(0, 2), end(15), afterSeconds(2));
    assertThat(back.trouble()).isPresent();
    assertThat(back.next(Offsets.at(0, 15), end(18), afterSeconds(4)).trouble()).isEmpty();
  }

  private static Offsets end(long offset) {
    return Offsets.at(0, offset);
  }

  private static long afterSeconds(long seconds) {
    return START + Duration.ofSeconds(seconds).toNanos();
  }
}
