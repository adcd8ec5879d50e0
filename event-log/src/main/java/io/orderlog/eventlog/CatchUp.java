package io.orderlog.eventlog;

import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the log up to where it ended when asked. What was committed before the question is seen;
 * what comes after may be. Used by one thread.
 *
 * <p>The goal is the end of the log as an uncommitted reader sees it, because the end that
 * committed readers get can lie before it while somebody's transaction is open.
 */
public final class CatchUp {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

  private final EventLog<?> log;
  private final Ticker ticker;
  private final Duration patience;

  /** With the usual patience: a reader may stand still for half a minute. */
  public CatchUp(EventLog<?> log, Ticker ticker) {
    this(log, ticker, USUAL_PATIENCE);
  }

  /**
   * @param patience how long the reader may stand still before the catch-up fails
   */
  public CatchUp(EventLog<?> log, Ticker ticker, Duration patience) {
    this.log = log;
    this.ticker = ticker;
    this.patience = patience;
  }

  /**
   * Hands every event between the reader's position and the present end to the consumer, batch by
   * batch.
   *
   * @throws HistoryLostException if the log ends before the reader's position
   * @throws LogUnavailableException if the reader makes no progress for longer than the patience:
   *     an open transaction holds it back, or the log does not answer
   */
  public <E> void run(LogReader<E> reader, Consumer<List<RecordedEvent<E>>> consumer) {
    Offsets ends = log.endOffsets(reader.positions().partitions());
    requireNotBehind(ends, reader.positions());
    run(reader, ends, consumer);
  }

  /**
   * Hands every event between the reader's position and this goal to the consumer, batch by batch.
   * The last batch may reach beyond the goal.
   *
   * @param goal per partition, the offset to get to
   * @throws HistoryLostException if the log ends before the reader's position
   * @throws LogUnavailableException if the reader makes no progress for longer than the patience
   */
  public <E> void run(LogReader<E> reader, Offsets goal,
      Consumer<List<RecordedEvent<E>>> consumer) {
    Offsets before = reader.positions();
    long movedAt = ticker.nanos();
    while (!before.reaches(goal)) {
      List<RecordedEvent<E>> events = reader.poll(POLL);
      if (!events.isEmpty()) {
        consumer.accept(events);
      }
      Offsets after = reader.positions();
      if (!after.equals(before)) {
        movedAt = ticker.nanos();
      } else if (ticker.isPast(movedAt, patience)) {
        throw standsStill(goal, after);
      }
      before = after;
    }
  }

  private void requireNotBehind(Offsets ends, Offsets positions) {
    positions.firstBeyond(ends).ifPresent(partition -> {
      throw new HistoryLostException("partition " + partition + " of " + log.identity().topic()
          + " ends at offset " + ends.of(partition) + ", but was read up to "
          + positions.of(partition) + ": records are gone. Restore the log, or remove what was"
          + " built from it and rebuild", null);
    });
  }

  private LogUnavailableException standsStill(
      Offsets ends, Offsets positions) {
    requireNotBehind(log.endOffsets(positions.partitions()), positions);
    return new LogUnavailableException("reading " + log.identity().topic()
        + " makes no progress at "
        + positions + " before the end " + ends + " for more than " + patience.toSeconds()
        + " s: an open transaction of another producer holds it back until it ends or times out,"
        + " or the broker does not answer", null);
  }
}
