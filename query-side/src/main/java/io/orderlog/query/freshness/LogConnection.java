package io.orderlog.query.freshness;

import io.orderlog.eventlog.EventLog;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to the log, opened when somebody needs it: read models are queried without it, and so can
 * be while Kafka is out of reach. Thread-safe.
 */
public final class LogConnection<E> implements AutoCloseable {

  private final Supplier<OpenedLog<E>> opening;
  private @Nullable OpenedLog<E> opened;
  private boolean closed;

  public LogConnection(Supplier<OpenedLog<E>> opening) {
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
    OpenedLog<E> current = opened;
    if (current == null) {
      current = opening.get();
      opened = current;
    }
    return current.log();
  }

  /** Lets go of a log that is gone, so that the next one who asks looks for it again. */
  synchronized void forget(EventLog<?> gone) {
    if (opened != null && opened.log().equals(gone)) {
      letGo();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    letGo();
  }

  private void letGo() {
    OpenedLog<E> last = opened;
    opened = null;
    if (last != null) {
      last.letGo().run();
    }
  }
}
