package io.orderlog.eventlog.kafka.segments;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * How long to wait for what ends a transaction.
 *
 * @param since when its end was asked for, in nanoseconds of this process
 */
record Waiting(long since, Duration patience) {

  private static final Duration SHORT_PAUSE = Duration.ofNanos(50_000);
  private static final Duration PAUSE = Duration.ofMillis(1);
  private static final int SHORT_PAUSES = 30;

  /**
   * The next batch of a partition, as soon as it is there.
   *
   * @throws IOException also if it does not come in time
   */
  Batch next(Tail tail) throws IOException {
    Optional<Batch> next = tail.next();
    for (int pauses = 0; next.isEmpty(); pauses++) {
      if (System.nanoTime() - since > patience.toNanos()) {
        throw new IOException("the markers of a transaction were not there within "
            + patience.toSeconds() + " s");
      }
      boolean isShort = pauses < SHORT_PAUSES;
      LockSupport.parkNanos((isShort ? SHORT_PAUSE : PAUSE).toNanos());
      next = isShort ? tail.next() : tail.nextAnywhere();
    }
    return next.get();
  }
}
