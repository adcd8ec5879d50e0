package io.orderlog.query.freshness;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to the log, opened when somebody needs it: read models are queried without it, and so can
 * be while Kafka is out of reach. Thread-safe.
 */
public final class LogConnection<E> implements AutoCloseable {

  private final Supplier<KafkaEventLog<E>> opening;
  private @Nullable KafkaEventLog<E> log;
  private boolean closed;

  public LogConnection(Supplier<KafkaEventLog<E>> opening) {
    this.opening = opening;
  }

  /**
   * The log. May take as long as Kafka may take to answer.
   *
   * @throws io.orderlog.eventlog.LogUnavailableException if it does not; the next call tries again
   * @throws IllegalStateException after {@link #close}
   */
  public synchronized EventLog<E> log() {
    if (closed) {
      throw new IllegalStateException("the connection to the log is closed");
    }
    if (log == null) {
      log = opening.get();
    }
    return log;
  }

  /** Lets go of a log that is gone, so that the next one who asks looks for it again. */
  synchronized void forget(EventLog<?> gone) {
    if (log == gone) {
      log.close();
      log = null;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (log != null) {
      log.close();
      log = null;
    }
  }
}
