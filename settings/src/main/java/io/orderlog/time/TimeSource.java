package io.orderlog.time;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Both clocks of a process: the time of day, for what is written down, and a {@link Ticker} for how
 * long something takes. Thread-safe.
 */
public interface TimeSource extends InstantSource, Ticker {

  /** Those of the machine. */
  static TimeSource system() {
    return of(InstantSource.system(), System::nanoTime);
  }

  /** Made of the two. */
  static TimeSource of(InstantSource timeOfDay, Ticker ticker) {
    return new TimeSource() {
      @Override
      public Instant instant() {
        return timeOfDay.instant();
      }

      @Override
      public long nanos() {
        return ticker.nanos();
      }
    };
  }
}
