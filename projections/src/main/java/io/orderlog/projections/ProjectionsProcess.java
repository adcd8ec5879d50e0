package io.orderlog.projections;

import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.KafkaLogs;
import io.orderlog.eventlog.kafka.RightsCheck;
import io.orderlog.eventlog.kafka.topics.UnsafeTopicException;
import io.orderlog.http.CannotListenException;
import io.orderlog.http.Metrics;
import io.orderlog.process.RunningParts;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.feed.ProjectionGroup;
import io.orderlog.projections.feed.ProjectionHealth;
import io.orderlog.projections.feed.ProjectionLoop;
import io.orderlog.projections.feed.ProjectionRunner;
import io.orderlog.projections.http.ProjectionsServer;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.settings.Setting;
import io.orderlog.time.TimeSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Read models, fed from their logs on Kafka for as long as this is open, together with all other
 * processes that feed the same database. Thread-safe.
 */
public final class ProjectionsProcess implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(ProjectionsProcess.class);

  private final RunningParts parts;
  private final ProjectionRunner runner;
  private final @Nullable ProjectionsServer server;

  private ProjectionsProcess(
      RunningParts parts, ProjectionRunner runner, @Nullable ProjectionsServer server) {
    this.parts = parts;
    this.runner = runner;
    this.server = server;
  }

  /**
   * Begins to feed all read models that there are.
   *
   * @see #start(ProjectionsSettings, List, TimeSource, RandomGenerator)
   */
  public static ProjectionsProcess start(
      ProjectionsSettings settings, TimeSource clock, RandomGenerator random) {
    return start(settings, Projections.all(), clock, random);
  }

  /**
   * Connects to both ends and begins. Of several logs, one that cannot be used keeps nobody from
   * starting: its projections wait for it, and their health says why.
   *
   * @param projections each with a name of its own
   * @param random thread-safe
   * @throws io.orderlog.projections.database.ReadModelUnavailableException if the database cannot
   *     be used
   * @throws LogUnavailableException if no log can be used: Kafka does not answer, or the topics
   *     have not been made yet
   * @throws CannotListenException if nobody can listen on the port
   */
  public static ProjectionsProcess start(ProjectionsSettings settings,
      List<? extends Projection<?>> projections, TimeSource clock, RandomGenerator random) {
    requireDifferentNames(projections);
    RunningParts parts = new RunningParts();
    try {
      return start(settings, projections, clock, random, parts);
    } catch (CannotListenException unheard) {
      throw parts.closedAfter(unheard.withRemedy(Setting.HOST, Setting.PROJECTIONS_PORT));
    } catch (RuntimeException failure) {
      throw parts.closedAfter(failure);
    }
  }

  private static ProjectionsProcess start(ProjectionsSettings settings,
      List<? extends Projection<?>> projections, TimeSource clock, RandomGenerator random,
      RunningParts parts) {
    ReadModelDatabase database = parts.add(ReadModelDatabase.open(settings.database()));
    Metrics metrics = parts.add(new Metrics());
    KafkaLogs logs = parts.add(new KafkaLogs(settings.kafka().measuredBy(metrics.registry())));
    requireAnyLog(logs, database, projections, settings.member());
    ProjectionRunner runner = parts.add(ProjectionRunner.start(projections.stream()
        .map(projection -> loop(database, logs, projection, clock, settings.member())).toList(),
        random));
    ProjectionsServer server = settings.port().isEmpty()
        ? null
        : parts.add(ProjectionsServer.start(settings.host(), settings.port().getAsInt(),
            () -> new UUID(random.nextLong(), random.nextLong()).toString(), runner::health,
            metrics, clock));
    return new ProjectionsProcess(parts, runner, server);
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
    parts.close();
  }

  private static void requireDifferentNames(List<? extends Projection<?>> projections) {
    Set<String> names = new HashSet<>();
    for (Projection<?> projection : projections) {
      if (!names.add(projection.name())) {
        throw new IllegalArgumentException(
            "two projections have the name " + projection.name() + "; give each its own");
      }
    }
  }

  /**
   * What is wrong with the only log ends the start; with one of several, it only delays its own.
   */
  private static void requireAnyLog(KafkaLogs logs, ReadModelDatabase database,
      List<? extends Projection<?>> projections, Optional<String> member) {
    Set<String> names = new HashSet<>();
    Map<String, RuntimeException> failures = new LinkedHashMap<>();
    for (Projection<?> projection : projections) {
      String name = projection.log().name();
      names.add(name);
      if (!failures.containsKey(name)) {
        failureOf(logs, database, projection, member)
            .ifPresent(failure -> failures.put(name, failure));
      }
    }
    if (!failures.isEmpty() && failures.size() == names.size()) {
      throw failures.values().iterator().next();
    }
    failures.forEach((name, failure) -> LOGGER.warn(
        "the projections of {} wait for it: {}", name, failure.getMessage()));
  }

  private static Optional<RuntimeException> failureOf(KafkaLogs logs, ReadModelDatabase database,
      Projection<?> projection, Optional<String> member) {
    try {
      KafkaEventLog<?> log = logs.open(projection.log());
      RightsCheck.requireMembership(log,
          ProjectionGroup.of(database, log.identity(), projection, member).name());
      return Optional.empty();
    } catch (LogUnavailableException | UnsafeTopicException failure) {
      return Optional.of(failure);
    }
  }

  private static <E> ProjectionLoop<E> loop(ReadModelDatabase database, KafkaLogs logs,
      Projection<E> projection, TimeSource clock, Optional<String> member) {
    return new ProjectionLoop<>(
        database, logs.whenThere(projection.log()), projection, clock, member);
  }
}
