package io.orderlog.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition. */
public final class Eventually {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Leaves the machine to what is waited for. */
  private static final long PAUSE_NANOS = Duration.ofMillis(2).toNanos();

  private Eventually() {}

  /** Returns as soon as the condition holds; fails if it does not in half a minute. */
  public static void holds(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).as("waiting for: " + what)
          .isLessThan(PATIENCE);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
