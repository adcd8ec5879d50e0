package io.orderlog.faults.scenario;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions, and for time to pass where that is what a fault consists of. */
public final class Wait {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private Wait() {}

  /**
   * Waits until the condition holds.
   *
   * @throws AssertionError if it does not within the bound
   */
  public static void until(Duration bound, BooleanSupplier condition, Supplier<String> otherwise) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > bound.toNanos()) {
        throw new AssertionError(otherwise.get() + " within " + bound.toSeconds() + " s");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Lets the system go on as it is for so long. */
  public static void pass(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
