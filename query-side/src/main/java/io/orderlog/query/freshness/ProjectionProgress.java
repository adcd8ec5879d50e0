package io.orderlog.query.freshness;

import io.orderlog.eventlog.Offsets;
import java.time.Duration;
import java.util.Optional;

/**
 * How a projection was doing when somebody looked. One that was just made, or is made again, has
 * next to nothing in it, however quickly it moves: until it has once been where the log ended when
 * it was first seen, nobody should rely on it.
 *
 * @param nextOffsets per partition, how far it was
 * @param lag how many events it was behind the log, or a little more
 * @param goal per partition, where the log ended when the projection was first seen; empty once it
 *     has been there
 * @param movedAt when it was last seen to have moved, or to have nothing to do; as a reading of a
 *     {@link io.orderlog.time.Ticker}, in nanoseconds
 * @param seenAt when somebody looked, as a reading of the same
 */
record ProjectionProgress(String projection, Offsets nextOffsets, long lag,
    Offsets goal, long movedAt, long seenAt) {

  private static final Duration STANDS_STILL_AFTER = Duration.ofSeconds(30);
  private static final long FAR_BEHIND = 100_000;

  /** At the first look. */
  static ProjectionProgress first(
      String projection, Offsets nextOffsets, Offsets end, long now) {
    return new ProjectionProgress(projection, nextOffsets, nextOffsets.behind(end),
        left(nextOffsets, end), now, now);
  }

  /** At the next look; what has fallen back since was made again, or is another generation. */
  ProjectionProgress next(Offsets nowAt, Offsets end, long now) {
    boolean fallenBack = !nowAt.reaches(nextOffsets);
    long nowLag = nowAt.behind(end);
    boolean moved = nowLag == 0 || !nowAt.equals(nextOffsets);
    return new ProjectionProgress(projection, nowAt, nowLag, left(nowAt, fallenBack ? end : goal),
        moved ? now : movedAt, now);
  }

  private static Offsets left(Offsets at, Offsets goal) {
    return at.reaches(goal) ? Offsets.NONE : goal;
  }

  /** How long it has had something to do and done nothing. */
  Duration stalled() {
    return Duration.ofNanos(seenAt - movedAt);
  }

  /** Why nobody should rely on it, in one line. */
  Optional<String> trouble() {
    if (stalled().compareTo(STANDS_STILL_AFTER) > 0) {
      return Optional.of("the read model " + projection + " has applied nothing for "
          + stalled().toSeconds() + " s and is " + lag
          + " events behind the log: see whether the projections run, and what they log");
    }
    if (!goal.isEmpty()) {
      return Optional.of("the read model " + projection + " is " + lag + " events behind the log"
          + " and has not caught up since it was first seen: wait until it has");
    }
    return lag > FAR_BEHIND
        ? Optional.of("the read model " + projection + " is " + lag
            + " events behind the log: wait until it has caught up")
        : Optional.empty();
  }
}
