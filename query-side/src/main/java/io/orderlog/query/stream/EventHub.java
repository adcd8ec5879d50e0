package io.orderlog.query.stream;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.process.DutyThread;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the end of the log with one reader and hands what it reads to everybody who listens.
 * Begins with the first listener. Thread-safe.
 */
final class EventHub<E> implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(EventHub.class);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Supplier<EventLog<E>> connection;
  private final Semaphore catchingUp;
  private final Set<EventQueue<E>> listeners = new HashSet<>();
  private Offsets positions = Offsets.NONE;
  private @Nullable DutyThread thread;
  private volatile boolean closed;

  /**
   * One that does not read yet.
   *
   * @param catchingUp a place for each client that may read on its own at a time; may be shared
   *     with other hubs
   */
  EventHub(Supplier<EventLog<E>> connection, Semaphore catchingUp) {
    this.connection = connection;
    this.catchingUp = catchingUp;
  }

  /**
   * Where the reader is: what comes next is at or after these offsets.
   *
   * @throws io.orderlog.eventlog.LogUnavailableException if it cannot begin to read
   */
  synchronized Offsets positions() {
    startIfNeeded();
    return positions;
  }

  /**
   * Adds a listener. It gets every event from the returned positions on.
   *
   * @throws io.orderlog.eventlog.LogUnavailableException if it cannot begin to read
   */
  synchronized Offsets listen(EventQueue<E> listener) {
    startIfNeeded();
    if (closed) {
      listener.end();
    } else {
      listeners.add(listener);
    }
    return positions;
  }

  /**
   * Whether a client may read on its own, waiting for it at most this long; a reader holds more
   * memory than a listener. One that may calls {@link #endCatchUp} when it has read.
   */
  boolean mayCatchUp(Duration patience) throws InterruptedException {
    return catchingUp.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  void endCatchUp() {
    catchingUp.release();
  }

  boolean isClosed() {
    return closed;
  }

  synchronized void leave(EventQueue<E> listener) {
    listeners.remove(listener);
  }

  /** Ends all listeners and stops reading. */
  @Override
  public void close() {
    closed = true;
    endListeners();
    DutyThread reading = reading();
    if (reading != null) {
      reading.close();
    }
  }

  private synchronized @Nullable DutyThread reading() {
    return thread;
  }

  private void startIfNeeded() {
    if (thread == null && !closed) {
      EventLog<E> log = connection.get();
      positions = log.endOffsets(log.identity().allPartitions());
      LogReader<E> reader = log.openReader(positions);
      thread = new DutyThread("event-hub", () -> read(reader));
      thread.start();
    }
  }

  private void read(LogReader<E> reader) {
    try (reader) {
      while (!closed) {
        List<RecordedEvent<E>> events = reader.poll(POLL);
        publish(events, reader.positions());
      }
    } catch (RuntimeException failure) {
      LOGGER.error("the event stream is interrupted: {}", failure.getMessage());
    } finally {
      stopped();
    }
  }

  private synchronized void publish(
      List<RecordedEvent<E>> events, Offsets reached) {
    positions = reached;
    if (!events.isEmpty()) {
      listeners.forEach(listener -> listener.add(events));
    }
  }

  /** The next listener starts again. */
  private synchronized void stopped() {
    thread = null;
    endListeners();
  }

  private synchronized void endListeners() {
    listeners.forEach(EventQueue::end);
    listeners.clear();
  }
}
