package io.orderlog.eventlog;

import java.time.Duration;

/** For what comes soon, but not with the answer of a call. */
public final class Eventually {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Eventually() {}

  /** Tries until the assertion holds, and after half a minute fails as it does. */
  public static void holds(Runnable assertion) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE.toNanos()) {
      try {
        assertion.run();
        return;
      } catch (AssertionError _) {
        Thread.onSpinWait();
      }
    }
    assertion.run();
  }
}
