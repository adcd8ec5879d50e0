package io.orderlog.command.route;

import io.orderlog.time.Ticker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the group is asked again: nothing the first time, then longer and longer,
 * so that two processes that fence each other do so ever more slowly. Used by one thread.
 */
final class RejoinPause {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration CALM = Duration.ofMinutes(2);

  private final Ticker ticker;
  private Duration pause = FIRST;
  private @Nullable Long last;

  RejoinPause(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Whether it is time to ask; if so, the next pause has begun. */
  boolean isOver() {
    if (last != null && !ticker.isPast(last, pause)) {
      return false;
    }
    boolean calm = last == null || ticker.isPast(last, CALM);
    Duration twice = pause.multipliedBy(2);
    Duration longer = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    pause = calm ? FIRST : longer;
    last = ticker.nanos();
    return true;
  }
}
