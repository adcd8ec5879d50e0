package io.orderlog.query;

import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.Gauge;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.labels.KafkaLabelStore;
import io.orderlog.eventlog.labels.LabelStore;
import io.orderlog.http.CannotListenException;
import io.orderlog.http.Health;
import io.orderlog.http.HttpServer;
import io.orderlog.http.Json;
import io.orderlog.http.Metrics;
import io.orderlog.http.problem.Problem;
import io.orderlog.process.RunningParts;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.query.freshness.Freshness;
import io.orderlog.query.freshness.OpenedLog;
import io.orderlog.query.freshness.ProjectionWatch;
import io.orderlog.query.stream.EventStreamApi;
import io.orderlog.settings.Setting;
import io.orderlog.time.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Supplier;

/** The running query side: the database and the HTTP server in front of it. */
public final class QuerySide implements AutoCloseable {

  private final RunningParts running;
  private final Readiness readiness;
  private final HttpServer server;

  private QuerySide(RunningParts running, Readiness readiness, HttpServer server) {
    this.running = running;
    this.readiness = readiness;
    this.server = server;
  }

  /**
   * Connects to the database and starts to answer all that there is to ask.
   *
   * @param ids new random ids
   * @throws ReadModelUnavailableException if the database cannot be used
   * @throws CannotListenException if nobody can listen on the port
   */
  public static QuerySide start(
      QuerySideSettings settings, TimeSource clock, Supplier<UUID> ids) {
    RunningParts running = new RunningParts();
    LabelStore labels = running.add(new KafkaLabelStore(settings.kafka()));
    return start(running, settings, QueryParts.all(settings, clock, labels), clock, ids);
  }

  /**
   * Connects to the database and starts to answer what these parts answer.
   *
   * @param parts at least one that brings a log
   * @see #start(QuerySideSettings, TimeSource, Supplier)
   */
  public static QuerySide start(QuerySideSettings settings, List<QueryPart> parts,
      TimeSource clock, Supplier<UUID> ids) {
    return start(new RunningParts(), settings, parts, clock, ids);
  }

  private static QuerySide start(RunningParts running, QuerySideSettings settings,
      List<QueryPart> parts, TimeSource clock, Supplier<UUID> ids) {
    Metrics metrics = new Metrics();
    KafkaConnection kafka = settings.kafka().measuredBy(metrics.registry());
    return start(running, settings, metrics, parts, new LogOpening() {
      @Override
      public <E> OpenedLog<E> open(AggregateLog<E> log) {
        KafkaEventLog<E> opened = KafkaEventLog.open(log, kafka);
        return new OpenedLog<>(opened, opened::close);
      }
    }, clock, ids);
  }

  static QuerySide start(QuerySideSettings settings, List<QueryPart> parts, LogOpening opening,
      TimeSource clock, Supplier<UUID> ids) {
    return start(new RunningParts(), settings, new Metrics(), parts, opening, clock, ids);
  }

  static QuerySide start(RunningParts running, QuerySideSettings settings, Metrics metrics,
      List<QueryPart> parts, LogOpening opening, TimeSource clock, Supplier<UUID> ids) {
    running.add(metrics);
    try {
      return run(running, settings, metrics, parts, opening, clock, ids);
    } catch (CannotListenException unheard) {
      throw running.closedAfter(unheard.withRemedy(Setting.HOST, Setting.QUERY_PORT));
    } catch (RuntimeException failure) {
      throw running.closedAfter(failure);
    }
  }

  private static QuerySide run(RunningParts running, QuerySideSettings settings, Metrics metrics,
      List<QueryPart> parts, LogOpening opening, TimeSource clock, Supplier<UUID> ids) {
    ReadModels readModels =
        new ReadModels(running.add(ReadModelDatabase.open(settings.readModels())));
    FollowedLogs logs = running.add(new FollowedLogs(parts, opening, clock));
    List<Projection<?>> projections =
        parts.stream().flatMap(part -> part.readModels().stream()).toList();
    ProjectionWatch watch = running.add(ProjectionWatch.start(
        readModels, projections, logs::ends, clock, metrics.registry()));
    Freshness freshness =
        new Freshness(readModels, logs::ends, settings.consistencyWait(), clock);
    List<LogFollower> followers = parts.stream()
        .flatMap(part -> part.follow(opening).stream()).map(running::add).toList();
    Readiness readiness = new Readiness(readModels, projections, logs, watch, followers);
    EventStreamApi streams = streams(logs, settings, clock, metrics);
    HttpServer server = running.add(HttpServer.start(settings.host(), settings.port(),
        () -> ids.get().toString(), routes -> {
          metrics.register(routes);
          answerUnavailable(routes);
          parts.forEach(part -> part.register(routes, readModels, freshness));
          streams.register(routes);
          Health.register(routes, readiness::reasonsNotHealthy, logs.names(),
              Map.of("parkedOrders", watch::parked));
        }));
    // Closed first, because the server waits for requests under way, and a stream goes on for ever.
    logs.live().values().forEach(running::add);
    return new QuerySide(running, readiness, server);
  }

  private static EventStreamApi streams(
      FollowedLogs logs, QuerySideSettings settings, TimeSource clock, Metrics metrics) {
    EventStreamApi streams =
        new EventStreamApi(logs.live(), settings.maxEventClients(), clock);
    Gauge.builder("orderlog.event.clients", streams, EventStreamApi::clients)
        .description("clients that listen to the event stream").register(metrics.registry());
    return streams;
  }

  /** Whatever is asked for: the database or the read model may be away. */
  private static void answerUnavailable(RoutesConfig routes) {
    routes.exception(ReadModelUnavailableException.class,
        (unavailable, context) -> Json.write(context, Problem.unavailable("read-model-unavailable",
            "The read model cannot answer", "Try again soon; /health/ready tells more")));
  }

  /** Where clients find it. */
  public String url() {
    return server.url();
  }

  /** All that it serves, each as in {@code GET /orders/{orderId}}. */
  public SortedSet<String> routes() {
    return server.routes();
  }

  /** One line for each thing that keeps it from answering. */
  public List<String> reasonsNotReady() {
    return readiness.reasonsNotReady();
  }

  @Override
  public void close() {
    running.close();
  }
}
