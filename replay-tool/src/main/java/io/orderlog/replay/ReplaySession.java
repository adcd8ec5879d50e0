package io.orderlog.replay;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import java.io.Closeable;
import java.io.IOException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The log, and the read models for a command that wants them, open for as long as it runs. Used by
 * one thread.
 */
public final class ReplaySession implements AutoCloseable {

  /** Opens a session when a command needs one, and not for those that only show help. */
  @FunctionalInterface
  public interface Opener {

    /**
     * Opens the log.
     *
     * @throws Exception if it cannot be had; its message is for the user, in one line
     */
    ReplaySession open() throws Exception;

    /**
     * The same, and makes the log first if there is none, as far as it is known how.
     *
     * @throws Exception as {@link #open} does
     */
    default ReplaySession openOrCreate() throws Exception {
      return open();
    }
  }

  private final KafkaEventLog<OrderEvent> log;
  private final ReadModelSettings readModels;
  private final Closeable broker;

  private @Nullable ReadModelDatabase database;

  /** On a log that is open; the session closes it. */
  ReplaySession(
      KafkaEventLog<OrderEvent> log, ReadModelSettings readModels, Closeable broker) {
    this.log = log;
    this.readModels = readModels;
    this.broker = broker;
  }

  /**
   * Opens the log.
   *
   * @param broker is closed with the session, for whoever has started one for it
   */
  public static ReplaySession open(
      KafkaConnection kafka, ReadModelSettings readModels, Closeable broker) {
    return new ReplaySession(KafkaEventLog.open(OrderLog.ORDERS, kafka), readModels, broker);
  }

  /**
   * The same, and makes the log if there is none.
   *
   * @param partitions of a new log
   */
  public static ReplaySession openOrCreate(KafkaConnection kafka, OptionalInt partitions,
      ReadModelSettings readModels, Closeable broker) {
    return new ReplaySession(
        KafkaEventLog.createIfMissing(OrderLog.ORDERS, kafka, partitions), readModels, broker);
  }

  public KafkaEventLog<OrderEvent> log() {
    return log;
  }

  /**
   * The read models, opened when they are first asked for: who looks into the log or saves it needs
   * no database, least of all when the database is what broke.
   *
   * @throws io.orderlog.projections.database.ReadModelUnavailableException if they cannot be had
   */
  public ReadModelDatabase database() {
    if (database == null) {
      database = ReadModelDatabase.openForLongWork(readModels);
    }
    return database;
  }

  @Override
  public void close() throws IOException {
    ReadModelDatabase opened = database;
    try (broker; log; opened) {
      // Closed in reverse order: the database, the log, the broker.
    }
  }
}
