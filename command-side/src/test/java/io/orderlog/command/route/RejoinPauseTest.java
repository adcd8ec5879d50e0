package io.orderlog.command.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RejoinPauseTest {

  private long nanos = -7;
  private final RejoinPause pause = new RejoinPause(() -> nanos);

  @Test
  void pauses_grow_while_there_is_no_calm() {
    List<Long> asked = LongStream.rangeClosed(0, 130)
        .filter(this::isOverAfter).boxed().toList();
    assertThat(asked).containsExactly(0L, 1L, 3L, 7L, 15L, 31L, 61L, 91L, 121L);
  }

  @Test
  void calm_makes_them_short_again() {
    LongStream.rangeClosed(0, 60).forEach(this::isOverAfter);
    assertThat(isOverAfter(600)).isTrue();
    nanos += Duration.ofMillis(999).toNanos();
    assertThat(pause.isOver()).isFalse();
    assertThat(isOverAfter(601)).isTrue();
  }

  private boolean isOverAfter(long seconds) {
    nanos = Duration.ofSeconds(seconds).toNanos() - 7;
    return pause.isOver();
  }
}
