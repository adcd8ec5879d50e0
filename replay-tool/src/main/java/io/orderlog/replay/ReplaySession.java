package io.orderlog.replay;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.KafkaLogs;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.topics.UnsafeTopicException;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The logs, and the read models for a command that wants them, open for as long as it runs. Used by
 * one thread.
 */
public final class ReplaySession implements AutoCloseable {

  /** Opens a session when a command needs one, and not for those that only show help. */
  @FunctionalInterface
  public interface Opener {

    /**
     * Opens a session of which at least one of these logs can be used.
     *
     * @throws Exception if none can be had; its message is for the user, in one line
     */
    ReplaySession open(List<? extends AggregateLog<?>> logs) throws Exception;

    /**
     * Opens one for a log, and makes the log first if there is none, as far as it is known how.
     *
     * @throws Exception as {@link #open} does
     */
    default ReplaySession openOrCreate(AggregateLog<?> log) throws Exception {
      return open(List.of(log));
    }
  }

  private final Function<AggregateLog<?>, KafkaEventLog<?>> logs;
  private final Closeable connection;
  private final ReadModelSettings readModels;
  private final Path data;
  private final Closeable broker;
  private @Nullable ReadModelDatabase database;

  private ReplaySession(Function<AggregateLog<?>, KafkaEventLog<?>> logs, Closeable connection,
      ReadModelSettings readModels, Path data, Closeable broker) {
    this.logs = logs;
    this.connection = connection;
    this.readModels = readModels;
    this.data = data;
    this.broker = broker;
  }

  /** On a log that is open, whatever it is called; the session closes it. */
  ReplaySession(
      KafkaEventLog<?> log, ReadModelSettings readModels, Path data, Closeable broker) {
    this(_ -> log, log::close, readModels, data, broker);
  }

  /**
   * Opens those of the logs that can be used; the others are looked for again when they are asked
   * for.
   *
   * @param data the folder with the indexes
   * @param broker is closed with the session, if one was started for it
   * @throws io.orderlog.eventlog.LogUnavailableException if there is none
   */
  public static ReplaySession open(List<? extends AggregateLog<?>> logs, KafkaConnection kafka,
      ReadModelSettings readModels, Path data, Closeable broker) {
    KafkaLogs opened = new KafkaLogs(kafka);
    try {
      requireAny(opened, logs);
      return new ReplaySession(opened::open, opened::close, readModels, data, broker);
    } catch (RuntimeException failure) {
      opened.close();
      throw failure;
    }
  }

  private static void requireAny(KafkaLogs opened, List<? extends AggregateLog<?>> logs) {
    List<RuntimeException> failures = new ArrayList<>();
    for (AggregateLog<?> log : logs) {
      try {
        opened.open(log);
      } catch (LogUnavailableException | UnsafeTopicException failure) {
        failures.add(failure);
      }
    }
    if (!failures.isEmpty() && failures.size() == logs.size()) {
      throw failures.getFirst();
    }
  }

  /**
   * The same for one log, which is made if it is not there.
   *
   * @param partitions of a new log
   * @param data the folder with the indexes
   */
  public static ReplaySession openOrCreate(AggregateLog<?> log, KafkaConnection kafka,
      OptionalInt partitions, ReadModelSettings readModels, Path data, Closeable broker) {
    return new ReplaySession(
        KafkaEventLog.createIfMissing(log, kafka, partitions), readModels, data, broker);
  }

  /**
   * A log, which ends with the session.
   *
   * @throws io.orderlog.eventlog.LogUnavailableException if it cannot be had
   */
  public <E> KafkaEventLog<E> log(AggregateLog<E> log) {
    return logs.apply(log).as(log.codec());
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

  /** The data folder, which may not be there. */
  public Path data() {
    return data;
  }

  @Override
  public void close() throws IOException {
    ReadModelDatabase opened = database;
    try (broker; connection; opened) {
      // Closed in reverse order: the database, the logs, the broker.
    }
  }
}
