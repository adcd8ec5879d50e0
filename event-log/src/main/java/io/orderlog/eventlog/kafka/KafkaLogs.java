package io.orderlog.eventlog.kafka;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.shared.SharedLog;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The logs of one Kafka, each opened when somebody needs it and then kept open, so that one which
 * is not there is no trouble to those who need another. Thread-safe.
 */
public final class KafkaLogs implements AutoCloseable {

  private final KafkaConnection connection;
  private final Map<String, Opening> logs = new ConcurrentHashMap<>();
  private volatile boolean closed;

  public KafkaLogs(KafkaConnection connection) {
    this.connection = connection;
  }

  /**
   * The log, opened now if it is not. It ends with these logs; nobody else closes it.
   *
   * @throws io.orderlog.eventlog.LogGoneException if Kafka has no such log; the next call looks
   *     again, as it does after the other failures
   * @throws io.orderlog.eventlog.LogUnavailableException if Kafka does not answer
   * @throws io.orderlog.eventlog.kafka.topics.UnsafeTopicException if the topic's settings could
   *     lose history
   * @throws IllegalStateException after {@link #close}
   */
  public <E> KafkaEventLog<E> open(AggregateLog<E> log) {
    if (closed) {
      throw new IllegalStateException("the connection to the logs is closed");
    }
    return logs.computeIfAbsent(log.name(), _ -> new Opening()).open(log);
  }

  /**
   * The log for somebody who can do without until it is there: whatever is asked of it opens it
   * first, and throws {@link io.orderlog.eventlog.LogUnavailableException} while that fails.
   */
  public <E> SharedLog<E> whenThere(AggregateLog<E> log) {
    return new AwaitedLog<>(this, log);
  }

  @Override
  public void close() {
    closed = true;
    logs.values().forEach(Opening::close);
  }

  /** One log, whoever needs it. */
  private final class Opening {

    private final AtomicLong tries = new AtomicLong();
    private @Nullable KafkaEventLog<?> opened;
    private @Nullable RuntimeException failure;

    <E> KafkaEventLog<E> open(AggregateLog<E> log) {
      long before = tries.get();
      synchronized (this) {
        KafkaEventLog<?> found = opened;
        if (found == null) {
          found = tryToOpen(log, before);
          opened = found;
        }
        return found.as(log.codec());
      }
    }

    /** Who has waited for somebody else's try takes what came of it, and does not try again. */
    private KafkaEventLog<?> tryToOpen(AggregateLog<?> log, long before) {
      if (failure != null && tries.get() != before) {
        throw failure;
      }
      tries.incrementAndGet();
      try {
        return KafkaEventLog.open(log, connection);
      } catch (RuntimeException failed) {
        failure = failed;
        throw failed;
      }
    }

    synchronized void close() {
      if (opened != null) {
        opened.close();
        opened = null;
      }
    }
  }
}
