package io.orderlog.projections;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.RightsCheck;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.http.CannotListenException;
import io.orderlog.http.Metrics;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.feed.ProjectionGroup;
import io.orderlog.projections.feed.ProjectionHealth;
import io.orderlog.projections.feed.ProjectionRunner;
import io.orderlog.projections.http.ProjectionsServer;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.settings.Setting;
import io.orderlog.time.TimeSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * All read models, fed from the log on Kafka for as long as this is open, together with all other
 * processes that feed the same database. Thread-safe.
 */
public final class ProjectionsProcess implements AutoCloseable {

  private final ReadModelDatabase database;
  private final KafkaEventLog<OrderEvent> log;
  private final ProjectionRunner runner;
  private final Metrics metrics;
  private final @Nullable ProjectionsServer server;

  private ProjectionsProcess(ReadModelDatabase database, KafkaEventLog<OrderEvent> log,
      Metrics metrics, ProjectionsSettings settings, TimeSource clock,
      RandomGenerator random) {
    this.database = database;
    this.log = log;
    this.metrics = metrics;
    this.runner = ProjectionRunner.start(
        database, log, Projections.ofOrders(), clock, random, settings.member());
    try {
      this.server = settings.port().isPresent()
          ? ProjectionsServer.start(settings.host(), settings.port().getAsInt(),
              () -> new UUID(random.nextLong(), random.nextLong()).toString(), runner::health,
              metrics, clock)
          : null;
    } catch (RuntimeException failure) {
      runner.close();
      throw failure;
    }
  }

  /**
   * Connects to both ends and begins.
   *
   * @param random thread-safe
   * @throws io.orderlog.projections.database.ReadModelUnavailableException if the database cannot
   *     be used
   * @throws io.orderlog.eventlog.LogUnavailableException if Kafka does not answer, or the topic has
   *     not been made yet
   * @throws CannotListenException if nobody can listen on the port
   */
  public static ProjectionsProcess start(
      ProjectionsSettings settings, TimeSource clock, RandomGenerator random) {
    ReadModelDatabase database = ReadModelDatabase.open(settings.database());
    try {
      return start(settings, database, clock, random);
    } catch (CannotListenException unheard) {
      database.close();
      throw unheard.withRemedy(Setting.HOST, Setting.PROJECTIONS_PORT);
    } catch (RuntimeException failure) {
      database.close();
      throw failure;
    }
  }

  private static ProjectionsProcess start(ProjectionsSettings settings,
      ReadModelDatabase database, TimeSource clock, RandomGenerator random) {
    Metrics metrics = new Metrics();
    try {
      return start(settings, database, metrics, clock, random);
    } catch (RuntimeException failure) {
      metrics.close();
      throw failure;
    }
  }

  private static ProjectionsProcess start(ProjectionsSettings settings,
      ReadModelDatabase database, Metrics metrics, TimeSource clock, RandomGenerator random) {
    KafkaEventLog<OrderEvent> log =
        KafkaEventLog.open(OrderLog.ORDERS, settings.kafka().measuredBy(metrics.registry()));
    try {
      for (Projection<?> projection : Projections.all()) {
        RightsCheck.requireMembership(log, ProjectionGroup.of(
            database, log.identity(), projection, settings.member()).name());
      }
      return new ProjectionsProcess(database, log, metrics, settings, clock, random);
    } catch (RuntimeException failure) {
      log.close();
      throw failure;
    }
  }

  /** How each projection is doing right now. */
  public List<ProjectionHealth> health() {
    return runner.health();
  }

  /** One line for each projection that has stopped for good, or until it is rebuilt. */
  public List<String> reasonsStopped() {
    return health().stream()
        .filter(projection -> projection.state() == ProjectionHealth.State.FAILED)
        .map(projection -> "the projection " + projection.projection() + " has stopped: "
            + projection.reason())
        .toList();
  }

  /** Where health and metrics are found, if the settings have a port for them. */
  public Optional<String> url() {
    return Optional.ofNullable(server).map(ProjectionsServer::url);
  }

  /** Stops after the batches at hand, and leaves the partitions to others. */
  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    runner.close();
    metrics.close();
    log.close();
    database.close();
  }
}
