package io.orderlog.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.process.StopSignals.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StopSignalsTest {

  private final List<Integer> halts = new ArrayList<>();
  private long now;
  private final StopSignals signals =
      new StopSignals(Thread.currentThread(), () -> now, halts::add);

  @AfterEach
  void is_interrupted_no_more() {
    boolean _ = Thread.interrupted();
  }

  @Test
  void the_first_signal_interrupts_the_start() throws InterruptedException {
    Thread asking = Thread.ofPlatform().start(() -> signals.ask(Kind.TERM));
    while (!Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
    assertThat(signals.first()).contains(Kind.TERM);
    signals.endOfInterrupts();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    asking.join();
    signals.await();
  }

  @Test
  void who_has_started_is_not_interrupted() throws InterruptedException {
    signals.endOfInterrupts();
    signals.ask(Kind.HUP);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    signals.await();
  }

  @Test
  void signals_of_different_kinds_are_no_order_to_halt() {
    askLater(Kind.INT, Kind.TERM, Kind.HUP, Kind.TERM, Kind.HUP);
    assertThat(halts).isEmpty();
    assertThat(signals.first()).contains(Kind.INT);
  }

  @Test
  void a_second_sigterm_is_no_order_to_halt() {
    askLater(Kind.TERM, Kind.TERM, Kind.TERM);
    assertThat(halts).isEmpty();
  }

  @Test
  void ctrl_c_pressed_again_halts() {
    askLater(Kind.INT, Kind.INT);
    assertThat(halts).containsExactly(130);
  }

  @Test
  void ctrl_c_that_a_wrapper_passes_on_is_one_press() {
    signals.endOfInterrupts();
    signals.ask(Kind.INT);
    now += Duration.ofMillis(20).toNanos();
    signals.ask(Kind.INT);
    assertThat(halts).isEmpty();
  }

  @Test
  void exit_codes_are_those_of_shells() {
    assertThat(Kind.values()).extracting(Kind::exitCode).containsExactly(129, 130, 143);
  }

  private void askLater(Kind... kinds) {
    signals.endOfInterrupts();
    for (Kind kind : kinds) {
      signals.ask(kind);
      now += Duration.ofSeconds(2).toNanos();
    }
  }
}
