package io.orderlog.projections.feed;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.Offsets;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.Set;

/**
 * Compares where a feed is with where the log ends: every other second, and several times a second
 * while the feed moves on. Used by one thread.
 */
final class FeedWatch {

  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final Duration EVERY_ON_THE_MOVE = Duration.ofMillis(250);

  private final EventLog<?> log;
  private final Ticker ticker;
  private Offsets nextOffsets = Offsets.NONE;
  private Offsets ends = Offsets.NONE;
  private Offsets fedWhenAsked = Offsets.NONE;
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
  boolean see(Offsets fed) {
    feeding = true;
    if (nextOffsets.isEmpty()) {
      completeAt = ticker.nanos();
    }
    nextOffsets = fed;
    boolean due = !ends.partitions().equals(fed.partitions())
        || ticker.isPast(askedAt, fed.equals(fedWhenAsked) ? EVERY : EVERY_ON_THE_MOVE);
    if (due) {
      fedWhenAsked = fed;
      // Before the question, so that all that was in the log by then is below the ends.
      askedAt = ticker.nanos();
      ends = endsOf(fed);
    }
    if (isCaughtUp()) {
      completeAt = askedAt;
    }
    return due;
  }

  /** Nothing is fed from here on. How far behind the log that left it stays known. */
  void stop() {
    feeding = false;
  }

  /**
   * Takes note of where the partitions are that were fed last; of all, if none ever were.
   *
   * @param stored where others may have brought them
   * @throws io.orderlog.eventlog.LogUnavailableException if the log does not answer
   */
  void seeFromOutside(Offsets stored) {
    nextOffsets = nextOffsets.isEmpty() ? stored : stored.only(nextOffsets.partitions());
    askedAt = ticker.nanos();
    ends = endsOf(nextOffsets);
    if (nextOffsets.reaches(ends)) {
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

  /** The sum of the offsets that are reached by what is fed, or was fed last. */
  long reached() {
    return nextOffsets.sum();
  }

  /** Whether something is fed, and all that was in the log a moment ago has been applied. */
  boolean isCaughtUp() {
    return feeding && !nextOffsets.isEmpty() && nextOffsets.reaches(ends);
  }

  FeedProgress progress() {
    return new FeedProgress(feeding ? nextOffsets.partitions() : Set.of(),
        nextOffsets.behind(ends), completeAt);
  }

  private Offsets endsOf(Offsets fed) {
    return fed.isEmpty() ? Offsets.NONE : log.endOffsets(fed.partitions());
  }
}
