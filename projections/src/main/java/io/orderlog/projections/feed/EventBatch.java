package io.orderlog.projections.feed;

import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.codec.UnreadableEventException;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.shared.SharedLogReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Events that are applied together.
 *
 * @param to where the reader is behind them
 */
record EventBatch<E>(List<RecordedEvent<E>> events, Offsets to) {

  private static final Duration POLL = Duration.ofMillis(500);
  /** As long as Kafka needs to hand over what it has. */
  private static final Duration MOMENT = Duration.ofMillis(3);

  /**
   * The next events, waiting for some at most half a second.
   *
   * @param pace is told as soon as there are some
   */
  static <E> EventBatch<E> next(SharedLogReader<E> reader, FeedPace pace) {
    EventBatch<E> first = new EventBatch<>(reader.poll(POLL), reader.positions());
    pace.begin();
    return first.events.isEmpty() || FeedPace.isMany(first.events.size())
        ? first
        : first.withMore(reader);
  }

  /**
   * With what else there is by now: a reader has at hand what had come when it was asked before.
   */
  private EventBatch<E> withMore(SharedLogReader<E> reader) {
    try {
      List<RecordedEvent<E>> all = new ArrayList<>(events);
      all.addAll(reader.poll(MOMENT));
      Offsets further = reader.positions();
      return new EventBatch<>(all, further).in(further.partitions());
    } catch (UnreadableEventException later) {
      // The next call meets it again. What comes before it is applied first.
      return in(reader.positions().partitions());
    }
  }

  /** Without what has gone to another process meanwhile, which begins at the checkpoints. */
  private EventBatch<E> in(Set<Integer> ours) {
    return new EventBatch<>(events.stream()
        .filter(event -> ours.contains(event.position().partition())).toList(), to.only(ours));
  }
}
