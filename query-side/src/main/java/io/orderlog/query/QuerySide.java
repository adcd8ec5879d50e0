package io.orderlog.query;

import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.Gauge;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.http.CannotListenException;
import io.orderlog.http.Health;
import io.orderlog.http.HttpServer;
import io.orderlog.http.Json;
import io.orderlog.http.Metrics;
import io.orderlog.http.problem.Problem;
import io.orderlog.projections.Projections;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.demand.DemandFinder;
import io.orderlog.projections.demand.DemandProjection;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.history.HistoryFinder;
import io.orderlog.projections.history.HistoryProjection;
import io.orderlog.projections.orders.OrderFinder;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.sales.SalesFinder;
import io.orderlog.projections.sales.SalesProjection;
import io.orderlog.query.freshness.ConsistencyWait;
import io.orderlog.query.freshness.LagHeader;
import io.orderlog.query.freshness.LogConnection;
import io.orderlog.query.freshness.LogEnds;
import io.orderlog.query.freshness.ProjectionWatch;
import io.orderlog.query.freshness.ReadYourWrites;
import io.orderlog.query.order.OrderQueryApi;
import io.orderlog.query.sales.SalesQueryApi;
import io.orderlog.query.stream.EventHub;
import io.orderlog.query.stream.EventStreamApi;
import io.orderlog.settings.Setting;
import io.orderlog.time.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The running query side: the database and the HTTP server in front of it. */
public final class QuerySide implements AutoCloseable {

  private final ReadModelDatabase database;
  private final ReadModels readModels;
  private final LogConnection log;
  private final EventHub events;
  private final ProjectionWatch watch;
  private final Metrics metrics;
  private final HttpServer server;

  private QuerySide(ReadModelDatabase database, LogConnection log, Metrics metrics,
      QuerySideSettings settings, TimeSource clock, Supplier<UUID> ids) {
    this.database = database;
    this.log = log;
    this.events = new EventHub(log::log);
    this.metrics = metrics;
    this.readModels = new ReadModels(database);
    LogEnds ends = new LogEnds(log, clock);
    LagHeader lag = new LagHeader(ends);
    Function<String, ReadYourWrites> awaiting = projection -> new ReadYourWrites(
        new ConsistencyWait(readModels, projection, clock), settings.consistencyWait());
    OrderQueryApi orderApi = new OrderQueryApi(
        new OrderFinder(readModels), new HistoryFinder(readModels),
        awaiting.apply(OrdersProjection.NAME), awaiting.apply(HistoryProjection.NAME), lag);
    SalesQueryApi salesApi = new SalesQueryApi(
        new SalesFinder(readModels), new DemandFinder(readModels),
        awaiting.apply(SalesProjection.NAME), awaiting.apply(DemandProjection.NAME), lag, clock);
    EventStreamApi streamApi = new EventStreamApi(
        events, log::log, settings.maxEventClients(), clock);
    this.watch = ProjectionWatch.start(readModels, ends, clock, metrics.registry());
    Gauge.builder("orderlog.event.clients", streamApi, EventStreamApi::clients)
        .description("clients that listen to the event stream").register(metrics.registry());
    try {
      this.server = HttpServer.start(settings.host(), settings.port(),
          () -> ids.get().toString(), routes -> {
            metrics.register(routes);
            answerUnavailable(routes);
            orderApi.register(routes);
            salesApi.register(routes);
            streamApi.register(routes);
            Health.register(routes, () -> reasonsNotHealthy(readModels, watch, ends),
                Map.of("parkedOrders", watch::parked));
          });
    } catch (RuntimeException failure) {
      watch.close();
      throw failure;
    }
  }

  /**
   * Connects to the database and starts to answer.
   *
   * @param ids new random ids
   * @throws ReadModelUnavailableException if the database cannot be used
   * @throws CannotListenException if nobody can listen on the port
   */
  public static QuerySide start(
      QuerySideSettings settings, TimeSource clock, Supplier<UUID> ids) {
    Metrics metrics = new Metrics();
    KafkaConnection kafka = settings.kafka().measuredBy(metrics.registry());
    return start(settings, metrics, () -> KafkaEventLog.open(OrderLog.ORDERS, kafka), clock, ids);
  }

  static QuerySide start(QuerySideSettings settings, Supplier<KafkaEventLog<OrderEvent>> opening,
      TimeSource clock, Supplier<UUID> ids) {
    return start(settings, new Metrics(), opening, clock, ids);
  }

  private static QuerySide start(QuerySideSettings settings, Metrics metrics,
      Supplier<KafkaEventLog<OrderEvent>> opening, TimeSource clock, Supplier<UUID> ids) {
    try {
      return start(settings, metrics, ReadModelDatabase.open(settings.readModels()), opening,
          clock, ids);
    } catch (RuntimeException failure) {
      metrics.close();
      throw failure;
    }
  }

  private static QuerySide start(QuerySideSettings settings, Metrics metrics,
      ReadModelDatabase database, Supplier<KafkaEventLog<OrderEvent>> opening,
      TimeSource clock, Supplier<UUID> ids) {
    LogConnection log = new LogConnection(opening);
    try {
      return new QuerySide(database, log, metrics, settings, clock, ids);
    } catch (CannotListenException unheard) {
      database.close();
      throw unheard.withRemedy(Setting.HOST, Setting.QUERY_PORT);
    } catch (RuntimeException failure) {
      database.close();
      throw failure;
    }
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
    return reasonsNotReady(readModels);
  }

  @Override
  public void close() {
    // First, because the server waits for requests under way, and a stream goes on for ever.
    events.close();
    server.close();
    watch.close();
    metrics.close();
    log.close();
    database.close();
  }

  /** Why it cannot answer, what makes its answers old, and what it may not see. */
  private static List<String> reasonsNotHealthy(
      ReadModels readModels, ProjectionWatch watch, LogEnds ends) {
    return Stream.of(reasonsNotReady(readModels).stream(), watch.troubles().stream(),
        ends.trouble().stream()).flatMap(reasons -> reasons).toList();
  }

  /** Ready is who can answer every kind of query, from however old a read model. */
  private static List<String> reasonsNotReady(ReadModels readModels) {
    // Side by side, because each waits for a database that is gone.
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return Projections.all().stream()
          .map(projection -> CompletableFuture.supplyAsync(
              () -> reason(readModels, projection), threads))
          .toList().stream().flatMap(found -> found.join().stream()).distinct().toList();
    }
  }

  private static Optional<String> reason(ReadModels readModels, Projection<?> projection) {
    try {
      readModels.requireReadable(projection);
      return Optional.empty();
    } catch (ReadModelUnavailableException unavailable) {
      return Optional.of(String.valueOf(unavailable.getMessage()));
    }
  }
}
