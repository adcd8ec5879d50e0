package io.orderlog.query.stream;

import io.orderlog.eventlog.event.RecordedEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The events that wait for one client of the stream, in the batches in which they came. Whoever
 * adds never waits: a client that lets too many pile up is cut off, and resumes by the id of the
 * last event that it got. Thread-safe; one thread takes.
 */
final class EventQueue<E> {

  private final int capacity;
  private final BlockingQueue<List<RecordedEvent<E>>> batches =
      new LinkedBlockingQueue<>();
  private int waiting;
  private boolean ended;

  /**
   * @param capacity how many events may wait
   */
  EventQueue(int capacity) {
    this.capacity = capacity;
  }

  synchronized void add(List<RecordedEvent<E>> batch) {
    if (ended) {
      return;
    }
    waiting += batch.size();
    if (waiting > capacity) {
      end();
    } else {
      batches.add(batch);
    }
  }

  /** No more events come; those that wait are given up. */
  synchronized void end() {
    ended = true;
    batches.clear();
    // Wakes the one who waits.
    batches.add(List.of());
  }

  synchronized boolean isEnded() {
    return ended;
  }

  /** The next batch, waiting for one at most this long; empty if none comes. */
  List<RecordedEvent<E>> take(Duration patience) throws InterruptedException {
    List<RecordedEvent<E>> batch = batches.poll(patience.toMillis(),
        TimeUnit.MILLISECONDS);
    if (batch == null) {
      return List.of();
    }
    taken(batch.size());
    return batch;
  }

  private synchronized void taken(int events) {
    waiting -= events;
  }
}
