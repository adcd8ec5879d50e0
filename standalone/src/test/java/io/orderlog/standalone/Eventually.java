package io.orderlog.standalone;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, for as long as a slow machine may need. */
final class Eventually {

  private static final long PATIENCE_NANOS = Duration.ofMinutes(3).toNanos();
  private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

  private Eventually() {}

  static void isTrue(BooleanSupplier condition, Supplier<String> otherwise) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        throw new AssertionError(otherwise.get());
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
