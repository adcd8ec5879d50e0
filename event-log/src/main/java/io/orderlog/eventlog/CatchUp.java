package io.orderlog.eventlog;

import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private final EventLog<?> log;
  private final Ticker ticker;
  private final Duration patience;

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
    Set<Integer> partitions = reader.positions().keySet();
    Map<Integer, Long> ends = log.endOffsets(partitions);
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
  public <E> void run(LogReader<E> reader, Map<Integer, Long> goal,
      Consumer<List<RecordedEvent<E>>> consumer) {
    Map<Integer, Long> before = reader.positions();
    long movedAt = ticker.nanos();
    while (!reached(goal, before)) {
      List<RecordedEvent<E>> events = reader.poll(POLL);
      if (!events.isEmpty()) {
        consumer.accept(events);
      }
      Map<Integer, Long> after = reader.positions();
      if (!after.equals(before)) {
        movedAt = ticker.nanos();
      } else if (ticker.isPast(movedAt, patience)) {
        throw standsStill(goal, after);
      }
      before = after;
    }
  }

  private void requireNotBehind(Map<Integer, Long> ends, Map<Integer, Long> positions) {
    positions.forEach((partition, position) -> {
      if (ends.getOrDefault(partition, 0L) < position) {
        throw new HistoryLostException("partition " + partition + " of " + log.identity().topic()
            + " ends at offset " + ends.get(partition) + ", but was read up to " + position
            + ": records are gone. Restore the log, or remove what was built from it and rebuild",
            null);
      }
    });
  }

  private static boolean reached(Map<Integer, Long> ends, Map<Integer, Long> positions) {
    return ends.entrySet().stream()
        .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private LogUnavailableException standsStill(
      Map<Integer, Long> ends, Map<Integer, Long> positions) {
    requireNotBehind(log.endOffsets(positions.keySet()), positions);
    return new LogUnavailableException("reading " + log.identity().topic() + " stands still at "
        + positions + " before the end " + ends + " for more than " + patience.toSeconds()
        + " s: an open transaction of another producer holds it back until it ends or times out,"
        + " or the broker does not answer", null);
  }
}
