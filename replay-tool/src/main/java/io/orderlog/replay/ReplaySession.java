package io.orderlog.replay;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.OrderLog;
import io.orderlog.eventlog.kafka.KafkaConnection;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.projections.readmodel.ReadModelDatabase;
import io.orderlog.projections.readmodel.ReadModelSettings;
import java.io.Closeable;
import java.io.IOException;
import java.util.OptionalInt;

/** The log and the read models, open for as long as one command runs. */
public final class ReplaySession implements AutoCloseable {

  /** Opens a session when a command needs one, and not for those that only show help. */
  @FunctionalInterface
  public interface Opener {

    /**
     * Opens the log and the database.
     *
     * @throws Exception if either cannot be had; its message is for the user, in one line
     */
    ReplaySession open() throws Exception;

    /**
     * Opens both, and makes the log first if there is none, as far as it is known how.
     *
     * @throws Exception as {@link #open} does
     */
    default ReplaySession openOrCreate() throws Exception {
      return open();
    }
  }

  private final KafkaEventLog<OrderEvent> log;
  private final ReadModelDatabase database;
  private final Closeable broker;

  private ReplaySession(
      KafkaEventLog<OrderEvent> log, ReadModelDatabase database, Closeable broker) {
    this.log = log;
    this.database = database;
    this.broker = broker;
  }

  /**
   * Opens both.
   *
   * @param broker is closed with the session, for whoever has started one for it
   */
  public static ReplaySession open(
      KafkaConnection kafka, ReadModelSettings readModels, Closeable broker) {
    return open(OrderLog.open(kafka), readModels, broker);
  }

  /**
   * The same, and makes the log if there is none.
   *
   * @param partitions of a new log
   */
  public static ReplaySession openOrCreate(KafkaConnection kafka, OptionalInt partitions,
      ReadModelSettings readModels, Closeable broker) {
    return open(OrderLog.createIfMissing(kafka, partitions), readModels, broker);
  }

  /** The same on a log that is open; the session closes it, or this does if it fails. */
  static ReplaySession open(
      KafkaEventLog<OrderEvent> log, ReadModelSettings readModels, Closeable broker) {
    try {
      return new ReplaySession(log, ReadModelDatabase.openForLongWork(readModels), broker);
    } catch (RuntimeException failure) {
      log.close();
      throw failure;
    }
  }

  KafkaEventLog<OrderEvent> log() {
    return log;
  }

  ReadModelDatabase database() {
    return database;
  }

  @Override
  public void close() throws IOException {
    try (broker; log; database) {
      // Closed in reverse order: the database, the log, the broker.
    }
  }
}
