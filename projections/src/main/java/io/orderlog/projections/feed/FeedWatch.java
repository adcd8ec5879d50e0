package io.orderlog.projections.feed;

import io.orderlog.eventlog.EventLog;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Compares every other second where a feed is with where the log ends. Used by one thread. */
final class FeedWatch {

  private static final Duration EVERY = Duration.ofSeconds(2);

  private final EventLog<?> log;
  private final Ticker ticker;
  private Map<Integer, Long> nextOffsets = Map.of();
  private Map<Integer, Long> ends = Map.of();
  private long askedAt;
  private long completeAt;
  private boolean feeding;

  FeedWatch(EventLog<?> log, Ticker ticker) {
    this.log = log;
    this.ticker = ticker;
    this.completeAt = ticker.nanos();
  }

  /**
   * Takes note of where the feed is.
   *
   * @return whether it was time to compare it with the log
   * @throws io.orderlog.eventlog.LogUnavailableException if the log does not answer
   */
  boolean see(Map<Integer, Long> fed) {
    feeding = true;
    if (nextOffsets.isEmpty()) {
      completeAt = ticker.nanos();
    }
    nextOffsets = fed;
    boolean due = !ends.keySet().equals(fed.keySet())
        || ticker.isPast(askedAt, EVERY);
    if (due) {
      // Before the question, so that all that was in the log by then is below the ends.
      askedAt = ticker.nanos();
      ends = fed.isEmpty() ? Map.of() : log.endOffsets(fed.keySet());
    }
    if (isCaughtUp()) {
      completeAt = askedAt;
    }
    return due;
  }

  /** Nothing is fed any more. How far behind the log that left it stays known. */
  void stop() {
    feeding = false;
  }

  /**
   * Takes note of where the partitions are that were fed last; of all, if none ever were.
   *
   * @param stored where others may have brought them
   * @throws io.orderlog.eventlog.LogUnavailableException if the log does not answer
   */
  void seeFromOutside(Map<Integer, Long> stored) {
    Map<Integer, Long> reached = new HashMap<>(stored);
    if (!nextOffsets.isEmpty()) {
      reached.keySet().retainAll(nextOffsets.keySet());
    }
    nextOffsets = Map.copyOf(reached);
    askedAt = ticker.nanos();
    ends = reached.isEmpty() ? Map.of() : log.endOffsets(reached.keySet());
    if (lag() == 0) {
      completeAt = askedAt;
    }
  }

  /**
   * The same while nobody can say where others have brought them.
   *
   * @throws io.orderlog.eventlog.LogUnavailableException if the log does not answer
   */
  void seeFromOutside() {
    seeFromOutside(nextOffsets);
  }

  /** How many offsets lie behind what is fed, or was fed last. */
  long reached() {
    return nextOffsets.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether something is fed, and all that was in the log a moment ago has been applied. */
  boolean isCaughtUp() {
    return feeding && !nextOffsets.isEmpty() && lag() == 0;
  }

  FeedProgress progress() {
    return new FeedProgress(feeding ? nextOffsets.keySet() : Set.of(), lag(), completeAt);
  }

  private long lag() {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - nextOffsets.getOrDefault(end.getKey(), 0L)))
        .sum();
  }
}
