package io.orderlog.projections;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.OrderLog;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.projections.readmodel.ProjectionHealth;
import io.orderlog.projections.readmodel.ProjectionRunner;
import io.orderlog.projections.readmodel.ReadModelDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** All read models, fed from the log on Kafka for as long as this is open. Thread-safe. */
public final class ProjectionsProcess implements AutoCloseable {

  private final ReadModelDatabase database;
  private final KafkaEventLog<OrderEvent> log;
  private final ProjectionRunner runner;

  private ProjectionsProcess(ReadModelDatabase database, KafkaEventLog<OrderEvent> log,
      ProjectionRunner runner) {
    this.database = database;
    this.log = log;
    this.runner = runner;
  }

  /**
   * Connects to both ends and begins.
   *
   * @param random thread-safe
   * @throws io.orderlog.projections.readmodel.ReadModelUnavailableException if the database cannot
   *     be used
   * @throws io.orderlog.eventlog.LogUnavailableException if Kafka does not answer, or the topic has
   *     not been made yet
   */
  public static ProjectionsProcess start(
      ProjectionsSettings settings, InstantSource clock, RandomGenerator random) {
    ReadModelDatabase database = ReadModelDatabase.open(settings.database());
    try {
      KafkaEventLog<OrderEvent> log = OrderLog.open(settings.kafka());
      return new ProjectionsProcess(database, log,
          ProjectionRunner.start(database, log, Projections.all(), clock, random));
    } catch (RuntimeException failure) {
      database.close();
      throw failure;
    }
  }

  /** How each projection is doing right now. */
  public List<ProjectionHealth> health() {
    return runner.health();
  }

  /** Stops after the batches at hand. */
  @Override
  public void close() {
    runner.close();
    log.close();
    database.close();
  }
}
