package io.orderlog.query.freshness;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a projection was doing when somebody looked.
 *
 * @param nextOffsets per partition, how far it was
 * @param lag how many events it was behind the log, or a little more
 * @param movedAt when it was last seen to have moved, or to have nothing to do; as a reading of a
 *     {@link io.orderlog.time.Ticker}, in nanoseconds
 * @param seenAt when somebody looked, as a reading of the same
 */
record ProjectionProgress(
    String projection, Map<Integer, Long> nextOffsets, long lag, long movedAt, long seenAt) {

  private static final Duration STANDS_STILL_AFTER = Duration.ofSeconds(30);
  private static final long FAR_BEHIND = 100_000;

  /** At the first look. */
  static ProjectionProgress first(
      String projection, Map<Integer, Long> nextOffsets, long lag, long now) {
    return new ProjectionProgress(projection, nextOffsets, lag, now, now);
  }

  /** At the next look. */
  ProjectionProgress next(Map<Integer, Long> nowAt, long nowLag, long now) {
    boolean moved = nowLag == 0 || !nowAt.equals(nextOffsets);
    return new ProjectionProgress(projection, nowAt, nowLag, moved ? now : movedAt, now);
  }

  /** How long it has had something to do and done nothing. */
  Duration stalled() {
    return Duration.ofNanos(seenAt - movedAt);
  }

  /** Why nobody should rely on it, in one line. */
  Optional<String> trouble() {
    if (stalled().compareTo(STANDS_STILL_AFTER) > 0) {
      return Optional.of("the read model " + projection + " stands still " + lag
          + " events behind the log for " + stalled().toSeconds()
          + " s: see whether the projections run, and what they log");
    }
    return lag > FAR_BEHIND
        ? Optional.of("the read model " + projection + " is " + lag
            + " events behind the log: wait until it has caught up")
        : Optional.empty();
  }
}
