package io.orderlog.query.freshness;

import io.orderlog.eventlog.LogPosition;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits until the active generation of a projection has applied events. Another process may be
 * the one that applies it, so the checkpoint in the database is what counts. Thread-safe; however
 * many wait, the database is asked by one of them at a time, and the others go by what it learns.
 */
final class ConsistencyWait {

  private static final Duration INTERVAL = Duration.ofMillis(5);

  private record Look(long at, Snapshot<?> snapshot) {}

  private final Supplier<? extends Snapshot<?>> look;
  private final Ticker ticker;
  private final Lock looking = new ReentrantLock();

  private volatile @Nullable Look lastLook;

  /** @param look says how far it is */
  ConsistencyWait(Supplier<? extends Snapshot<?>> look, Ticker ticker) {
    this.look = look;
    this.ticker = ticker;
  }

  /**
   * Waits at most this long.
   *
   * @return whether the events at all positions have been applied
   * @throws ReadModelUnavailableException if the read model cannot answer
   */
  boolean await(Collection<LogPosition> positions, Duration patience)
      throws InterruptedException {
    long start = ticker.nanos();
    while (!hasApplied(positions)) {
      if (ticker.isPast(start, patience)) {
        return false;
      }
      Thread.sleep(INTERVAL);
    }
    return true;
  }

  private boolean hasApplied(Collection<LogPosition> positions) {
    // Nobody waits for the thread that is looking: a database that is gone lets it wait for long.
    if (looking.tryLock()) {
      try {
        lookAgainAfterAnInterval();
      } finally {
        looking.unlock();
      }
    }
    Look look = lastLook;
    return look != null && positions.stream().allMatch(look.snapshot()::includes);
  }

  private void lookAgainAfterAnInterval() {
    long now = ticker.nanos();
    Look look = lastLook;
    if (look == null || ticker.isPast(look.at(), INTERVAL)) {
      lastLook = new Look(now, this.look.get());
    }
  }
}
