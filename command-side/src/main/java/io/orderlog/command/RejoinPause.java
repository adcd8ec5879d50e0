package io.orderlog.command;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the group is asked again: nothing the first time, then longer and longer,
 * so that two processes that fence each other do so ever more slowly. Used by one thread.
 */
final class RejoinPause {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration CALM = Duration.ofMinutes(2);

  private Duration pause = FIRST;
  private @Nullable Instant last;

  /** Whether it is time to ask; if so, the next pause has begun. */
  boolean isOver(Instant now) {
    if (last != null && !now.isBefore(last) && now.isBefore(last.plus(pause))) {
      return false;
    }
    boolean calm = last == null || now.isAfter(last.plus(CALM));
    Duration twice = pause.multipliedBy(2);
    Duration longer = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    pause = calm ? FIRST : longer;
    last = now;
    return true;
  }
}
