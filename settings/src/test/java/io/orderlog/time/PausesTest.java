package io.orderlog.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PausesTest {

  /** A reading of a ticker may be anything. */
  private static final long ORIGIN = Long.MAX_VALUE - 10;

  private static final Duration FIRST = Duration.ofSeconds(1);

  private Duration elapsed = Duration.ZERO;
  private final Pauses<String> aside = new Pauses<>(
      FIRST, Duration.ofSeconds(60), () -> ORIGIN + elapsed.toNanos());

  @Test
  void each_pause_is_twice_the_last_and_none_longer_than_a_minute() {
    List<Long> seconds = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      seconds.add(aside.add("s").toSeconds());
    }
    assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    aside.forget("s");
    assertThat(aside.add("s")).isEqualTo(FIRST);
  }

  @Test
  void those_whose_pause_is_over_come_back_once_in_order() {
    aside.add("a");
    aside.add("a");
    aside.add("b");
    assertThat(aside.takeOver(10)).isEmpty();
    assertThat(aside.untilNext()).contains(FIRST);
    elapsed = Duration.ofSeconds(1);
    assertThat(aside.takeOver(10)).containsExactlyInAnyOrder("a", "b");
    elapsed = Duration.ofSeconds(2);
    assertThat(aside.takeOver(10)).containsExactly("a");
    assertThat(aside.takeOver(10)).isEmpty();
  }
}
