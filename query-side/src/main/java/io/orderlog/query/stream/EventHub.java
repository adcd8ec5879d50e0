package io.orderlog.query.stream;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.RecordedEvent;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
public final class EventHub implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(EventHub.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int MAX_CATCHING_UP = 8;

  private final Supplier<EventLog<OrderEvent>> connection;
  private final Semaphore catchingUp = new Semaphore(MAX_CATCHING_UP);
  private final Set<EventQueue> listeners = new HashSet<>();
  private Map<Integer, Long> positions = Map.of();
  private @Nullable Thread thread;
  private volatile boolean closed;

  public EventHub(Supplier<EventLog<OrderEvent>> connection) {
    this.connection = connection;
  }

  /**
   * Where the reader is: what comes next is at or behind these offsets.
   *
   * @throws io.orderlog.eventlog.LogUnavailableException if it cannot begin to read
   */
  synchronized Map<Integer, Long> positions() {
    startIfNeeded();
    return positions;
  }

  /**
   * Adds a listener. It gets every event from the returned positions on.
   *
   * @throws io.orderlog.eventlog.LogUnavailableException if it cannot begin to read
   */
  synchronized Map<Integer, Long> listen(EventQueue listener) {
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
   * memory than a listener. Whoever may says when it ends.
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

  synchronized void leave(EventQueue listener) {
    listeners.remove(listener);
  }

  /** Ends all listeners and stops reading. */
  @Override
  public void close() {
    closed = true;
    endListeners();
    Thread reading = reading();
    if (reading != null) {
      try {
        reading.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized @Nullable Thread reading() {
    return thread;
  }

  private void startIfNeeded() {
    if (thread == null && !closed) {
      EventLog<OrderEvent> log = connection.get();
      positions = Map.copyOf(log.endOffsets(log.identity().allPartitions()));
      LogReader<OrderEvent> reader = log.openReader(positions);
      thread = Thread.ofPlatform().name("event-hub").start(() -> read(reader));
    }
  }

  private void read(LogReader<OrderEvent> reader) {
    try (reader) {
      while (!closed) {
        List<RecordedEvent<OrderEvent>> events = reader.poll(POLL);
        publish(events, Map.copyOf(reader.positions()));
      }
    } catch (RuntimeException failure) {
      LOGGER.error("the event stream is interrupted: {}", failure.getMessage());
      stopped();
    }
  }

  private synchronized void publish(
      List<RecordedEvent<OrderEvent>> events, Map<Integer, Long> reached) {
    positions = reached;
    if (!events.isEmpty()) {
      listeners.forEach(listener -> listener.add(events));
    }
  }

  /** The next listener begins anew. */
  private synchronized void stopped() {
    thread = null;
    endListeners();
  }

  private synchronized void endListeners() {
    listeners.forEach(EventQueue::end);
    listeners.clear();
  }
}
