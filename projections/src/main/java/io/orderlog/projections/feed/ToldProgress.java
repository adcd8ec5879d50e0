package io.orderlog.projections.feed;

import io.orderlog.eventlog.Offsets;
import io.orderlog.time.Ticker;
import java.time.Duration;

/**
 * When the group is told how far its member is, for those who look at it with Kafka's tools: at
 * most once a second, and only what is news. Used by one thread.
 */
final class ToldProgress {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Ticker ticker;
  private Offsets told = Offsets.NONE;
  private long toldAt;

  ToldProgress(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Whether these offsets have not been told. */
  boolean isNews(Offsets nextOffsets) {
    return !nextOffsets.equals(told) && !nextOffsets.isEmpty();
  }

  /** Whether it is time to tell these. */
  boolean isDue(Offsets nextOffsets) {
    return isNews(nextOffsets) && (told.isEmpty() || ticker.isPast(toldAt, PAUSE));
  }

  /** They were told now. */
  void tell(Offsets nextOffsets) {
    told = nextOffsets;
    toldAt = ticker.nanos();
  }
}
