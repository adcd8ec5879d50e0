package io.orderlog.domain.wait;

import java.time.Instant;

/**
 * The state of a waiting list. These are all legal transitions:
 *
 * <pre>
 * SoldOut   join, leave → SoldOut; some are there → InStock
 * InStock   leave, time, more or fewer are there → InStock; none is there → SoldOut
 * </pre>
 */
public sealed interface WaitState {

  /** Those who have not been told. */
  Waiters waiting();

  /** Pieces that there were when that was heard last. */
  long available();

  /** The same with others. */
  WaitState with(Waiters others);

  /** Nothing is there, or nothing was ever heard. */
  record SoldOut(Waiters waiting) implements WaitState {

    @Override
    public long available() {
      return 0;
    }

    @Override
    public WaitState with(Waiters others) {
      return new SoldOut(others);
    }
  }

  /**
   * Something is there. Who waits all the same waits for those who were told before.
   *
   * @param available at least 1
   * @param since when somebody was told last, or there was something again
   */
  record InStock(Waiters waiting, long available, Instant since) implements WaitState {

    @Override
    public WaitState with(Waiters others) {
      return new InStock(others, available, since);
    }
  }
}
