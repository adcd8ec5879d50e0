package io.orderlog.benchmarks.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Read models that follow a log. */
public interface ReadModels {

  /** How many events of orders all of them have applied since their process was started. */
  long applied();

  /**
   * Waits until they have applied so many events.
   *
   * @throws IllegalStateException if they come no further for a minute
   */
  default void awaitApplied(long events) {
    Duration patience = Duration.ofMinutes(1);
    Duration pause = Duration.ofMillis(10);
    long reached = applied();
    long movedAt = System.nanoTime();
    while (reached < events) {
      LockSupport.parkNanos(pause.toNanos());
      long now = applied();
      if (now > reached) {
        movedAt = System.nanoTime();
      } else if (System.nanoTime() - movedAt > patience.toNanos()) {
        throw new IllegalStateException(
            "the read models have stopped at " + now + " of " + events + " events");
      }
      reached = now;
    }
  }
}
