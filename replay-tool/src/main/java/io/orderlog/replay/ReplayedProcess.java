package io.orderlog.replay;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.RecordedEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A process whose story is in several logs.
 *
 * @param <E> its own events
 */
public interface ReplayedProcess<E> {

  /** The process itself; it has the id of what it drives. */
  ReplayedAggregate<?, E> process();

  /** What it drives, of which there may be some that no process drives. */
  ReplayedAggregate<?, ?> driven();

  /** All logs that its story may be in. */
  List<AggregateLog<?>> logs();

  /**
   * Where else its story is.
   *
   * @param id of the process
   * @param events of the process, from its first on
   * @throws IllegalStateException if these are no events of a process
   */
  List<Part<?>> parts(String id, List<RecordedEvent<E>> events);

  /**
   * What a log has of the story.
   *
   * @param streams by id, which of their events belong to it
   */
  record Part<E>(AggregateLog<E> log, Map<String, Predicate<RecordedEvent<E>>> streams) {

    public Part {
      streams = Map.copyOf(streams);
    }

    /** All events of one stream. */
    public static <E> Part<E> all(AggregateLog<E> log, String streamId) {
      return new Part<>(log, Map.of(streamId, _ -> true));
    }

    /** Whether an event of this log belongs to the story. */
    public boolean has(RecordedEvent<E> event) {
      Predicate<RecordedEvent<E>> ofStream = streams.get(event.streamId());
      return ofStream != null && ofStream.test(event);
    }
  }
}
