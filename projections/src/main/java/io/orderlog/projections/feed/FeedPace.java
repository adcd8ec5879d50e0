package io.orderlog.projections.feed;

import io.orderlog.time.Ticker;
import java.time.Duration;

/**
 * How long a feed rests between two batches. A batch costs something by itself, so a few large ones
 * are cheaper than many small ones; but nobody waits for company when it is alone: what comes after
 * a quiet time is applied at once, and only what follows closely waits, in proportion to what the
 * batch before it took. A feed that is behind does not rest. Used by one thread.
 */
final class FeedPace {

  /** A feed that always has something to do works a third of the time. */
  private static final int REST_FOR_WORK = 2;
  private static final Duration LONGEST_REST = Duration.ofMillis(40);
  /** What a batch costs by itself is no longer seen beside so many events. */
  private static final int MANY_EVENTS = 500;

  private final Ticker ticker;
  private long begun;
  private Duration rest = Duration.ZERO;

  FeedPace(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Whether a batch of so many events is as large as it should be. */
  static boolean isMany(int events) {
    return events >= MANY_EVENTS;
  }

  /** A batch is there to be applied. */
  void begin() {
    begun = ticker.nanos();
  }

  /** It is applied. */
  void end(int events) {
    rest = events == 0 || isMany(events) ? Duration.ZERO : restFor(ticker.since(begun));
  }

  private static Duration restFor(Duration work) {
    Duration wanted = work.multipliedBy(REST_FOR_WORK);
    return wanted.compareTo(LONGEST_REST) < 0 ? wanted : LONGEST_REST;
  }

  /** How long to rest after the last batch. */
  Duration rest() {
    return rest;
  }
}
