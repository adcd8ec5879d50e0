package io.orderlog.time;

import java.time.Duration;

/**
 * A clock for durations. Nobody sets it: it goes on evenly when the time of day is set back or
 * forth, by hand or by the network. Its readings mean nothing by themselves, and nothing to another
 * process. Thread-safe.
 */
@FunctionalInterface
public interface Ticker {

  /** A reading in nanoseconds; only the difference of two has a meaning. */
  long nanos();

  /** How long ago the reading was taken. */
  default Duration since(long reading) {
    return Duration.ofNanos(nanos() - reading);
  }

  /** Whether at least this time has gone by since the reading was taken. */
  default boolean isPast(long reading, Duration duration) {
    return since(reading).compareTo(duration) >= 0;
  }
}
