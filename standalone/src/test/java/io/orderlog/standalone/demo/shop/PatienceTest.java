package io.orderlog.standalone.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

  private long nanos = 1_000;
  private final Patience patience = new Patience(() -> nanos, Duration.ofSeconds(60));

  @Test
  void ends_when_nothing_new_is_answered_for_so_long() {
    answersEverySecond(59, false);
    assertThat(patience.isOver()).isFalse();
    answersEverySecond(1, false);
    assertThat(patience.isOver()).isTrue();
  }

  @Test
  void begins_again_with_whatever_is_new() {
    answersEverySecond(59, false);
    answersEverySecond(1, true);
    answersEverySecond(59, false);
    assertThat(patience.isOver()).isFalse();
    answersEverySecond(1, false);
    assertThat(patience.isOver()).isTrue();
  }

  @Test
  void begins_again_after_a_time_in_which_nobody_answered() {
    answersEverySecond(10, false);
    pass(90);
    patience.answered(false);
    assertThat(patience.isOver()).isFalse();
    answersEverySecond(59, false);
    assertThat(patience.isOver()).isFalse();
    answersEverySecond(1, false);
    assertThat(patience.isOver()).isTrue();
  }

  private void answersEverySecond(int times, boolean isNews) {
    for (int i = 0; i < times; i++) {
      pass(1);
      patience.answered(isNews);
    }
  }

  private void pass(int seconds) {
    nanos += Duration.ofSeconds(seconds).toNanos();
  }
}
