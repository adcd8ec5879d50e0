package io.orderlog.eventlog;

import io.orderlog.eventlog.codec.UnreadableEventException;
import io.orderlog.eventlog.event.RecordedEvent;
import java.time.Duration;
import java.util.List;

/** The read end: committed events in log order per partition. Used by one thread at a time. */
public interface LogReader<E> extends AutoCloseable {

  /**
   * The next events, waiting for some at most this long.
   *
   * @return empty if there are none yet
   * @throws UnreadableEventException at a record that is not an event this version can read; its
   *     topic, partition and offset are in the message. The events before it come first, and from
   *     then on every poll fails until {@link #seek} says where to go on
   * @throws HistoryLostException if records after the position are gone
   */
  List<RecordedEvent<E>> poll(Duration timeout);

  /** Per partition, the offset at which the next poll goes on. Passes over transaction markers. */
  Offsets positions();

  /** Goes on from another offset of one partition. */
  void seek(int partition, long offset);

  @Override
  void close();
}
