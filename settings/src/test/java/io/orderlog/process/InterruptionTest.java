package io.orderlog.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterruptionTest {

  @AfterEach
  void is_interrupted_no_more() {
    boolean _ = Thread.interrupted();
  }

  @Test
  void is_seen_behind_other_failures() {
    assertThat(Interruption.isCauseOf(
        new IllegalStateException(new RuntimeException(new InterruptedException())))).isTrue();
    assertThat(Interruption.isCauseOf(new ClosedByInterruptException())).isTrue();
    assertThat(Interruption.isCauseOf(new IOException("full"))).isFalse();
  }

  @Test
  void closing_does_not_see_it() {
    List<Boolean> seen = new ArrayList<>();
    Thread.currentThread().interrupt();
    Interruption.closeWhole(() -> seen.add(Thread.currentThread().isInterrupted()));
    assertThat(seen).containsExactly(false);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void work_that_is_a_whole_does_not_see_it() {
    Thread.currentThread().interrupt();
    boolean seen = Interruption.holdOff(() -> Thread.currentThread().isInterrupted());
    assertThat(seen).isFalse();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void work_that_fails_does_so_as_ever() {
    IllegalStateException failure = new IllegalStateException("no");
    assertThatThrownBy(() -> Interruption.holdOff(() -> {
      throw failure;
    })).isSameAs(failure);
  }
}
