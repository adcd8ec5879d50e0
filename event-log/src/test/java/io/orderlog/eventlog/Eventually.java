package io.orderlog.eventlog;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** For what comes soon, but not with the answer of a call. */
public final class Eventually {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Leaves the machine to what is waited for. */
  private static final long PAUSE_NANOS = Duration.ofMillis(2).toNanos();

  private Eventually() {}

  /** Tries until the assertion holds, and after half a minute fails as it does. */
  public static void holds(Runnable assertion) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE.toNanos()) {
      try {
        assertion.run();
        return;
      } catch (AssertionError _) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    assertion.run();
  }
}
