package io.orderlog.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RejoinPauseTest {

  private static final Instant START = Instant.parse("2026-03-01T10:15:30Z");

  private final RejoinPause pause = new RejoinPause();

  @Test
  void pauses_grow_while_there_is_no_calm() {
    List<Long> asked = LongStream.rangeClosed(0, 130)
        .filter(second -> pause.isOver(START.plusSeconds(second))).boxed().toList();
    assertThat(asked).containsExactly(0L, 1L, 3L, 7L, 15L, 31L, 61L, 91L, 121L);
  }

  @Test
  void calm_makes_them_short_again() {
    LongStream.rangeClosed(0, 60).forEach(second -> pause.isOver(START.plusSeconds(second)));
    assertThat(pause.isOver(START.plusSeconds(600))).isTrue();
    assertThat(pause.isOver(START.plusSeconds(600).plusMillis(999))).isFalse();
    assertThat(pause.isOver(START.plusSeconds(601))).isTrue();
  }

  @Test
  void a_clock_that_is_set_back_holds_nobody_up() {
    pause.isOver(START);
    assertThat(pause.isOver(START.minusSeconds(3_600))).isTrue();
  }
}
