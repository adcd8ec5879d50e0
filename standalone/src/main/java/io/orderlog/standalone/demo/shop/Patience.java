package io.orderlog.standalone.demo.shop;

import io.orderlog.time.Ticker;
import java.time.Duration;

/**
 * How long somebody waits for a change before giving up. The time in which nobody answers does not
 * count: a shop that was killed finds its feet first. Used by one thread.
 */
final class Patience {

  /** Answers that come further apart have had an interruption in between. */
  private static final Duration INTERRUPTION = Duration.ofSeconds(5);

  private final Ticker ticker;
  private final Duration longest;
  private long since;
  private long answered;

  /** @param longest how long nothing may change */
  Patience(Ticker ticker, Duration longest) {
    this.ticker = ticker;
    this.longest = longest;
    this.since = ticker.nanos();
    this.answered = since;
  }

  /** There is an answer; whether it is another one than before. */
  void answered(boolean isNews) {
    if (isNews || ticker.isPast(answered, INTERRUPTION)) {
      since = ticker.nanos();
    }
    answered = ticker.nanos();
  }

  boolean isOver() {
    return ticker.isPast(since, longest);
  }
}
