package io.orderlog.query;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.OrderLog;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.http.Health;
import io.orderlog.http.HttpServer;
import io.orderlog.http.PortTakenException;
import io.orderlog.projections.Projections;
import io.orderlog.projections.demand.DemandFinder;
import io.orderlog.projections.demand.DemandProjection;
import io.orderlog.projections.history.HistoryFinder;
import io.orderlog.projections.history.HistoryProjection;
import io.orderlog.projections.orders.OrderFinder;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.readmodel.ConsistencyWait;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ReadModelDatabase;
import io.orderlog.projections.readmodel.ReadModelUnavailableException;
import io.orderlog.projections.sales.SalesFinder;
import io.orderlog.projections.sales.SalesProjection;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** The running query side: the database and the HTTP server in front of it. */
public final class QuerySide implements AutoCloseable {

  private final ReadModelDatabase database;
  private final LogConnection log;
  private final EventHub events;
  private final HttpServer server;
  private final Supplier<List<String>> reasonsNotReady;

  private QuerySide(ReadModelDatabase database, LogConnection log, EventHub events,
      HttpServer server,
      Supplier<List<String>> reasonsNotReady) {
    this.database = database;
    this.log = log;
    this.events = events;
    this.reasonsNotReady = reasonsNotReady;
    this.server = server;
  }

  /**
   * Connects to the database and starts to answer.
   *
   * @param ids new random ids
   * @throws ReadModelUnavailableException if the database cannot be used
   * @throws PortTakenException if nobody can listen on the port
   */
  public static QuerySide start(
      QuerySideSettings settings, InstantSource clock, Supplier<UUID> ids) {
    return start(settings, () -> OrderLog.open(settings.kafka()), clock, ids);
  }

  static QuerySide start(QuerySideSettings settings, Supplier<KafkaEventLog<OrderEvent>> opening,
      InstantSource clock, Supplier<UUID> ids) {
    ReadModelDatabase database = ReadModelDatabase.open(settings.readModels());
    LogConnection log = new LogConnection(opening);
    EventHub events = new EventHub(log::log);
    try {
      OrderFinder orders = new OrderFinder(database);
      HistoryFinder histories = new HistoryFinder(database);
      SalesFinder sales = new SalesFinder(database);
      DemandFinder demand = new DemandFinder(database);
      Function<String, ReadYourWrites> awaiting = projection -> new ReadYourWrites(
          new ConsistencyWait(database, projection, clock), settings.consistencyWait());
      LagHeader lag = new LagHeader(new LogEnds(log, clock));
      OrderQueryApi orderApi = new OrderQueryApi(orders, histories,
          awaiting.apply(OrdersProjection.NAME), awaiting.apply(HistoryProjection.NAME), lag);
      SalesQueryApi salesApi = new SalesQueryApi(sales, demand,
          awaiting.apply(SalesProjection.NAME), awaiting.apply(DemandProjection.NAME), lag, clock);
      Supplier<List<String>> reasonsNotReady = () -> reasonsNotReady(database);
      HttpServer server = HttpServer.start(settings.host(), settings.port(),
          () -> ids.get().toString(), routes -> {
            orderApi.register(routes);
            salesApi.register(routes);
            new EventStreamApi(events, log::log, settings.maxEventClients()).register(routes);
            Health.register(routes, reasonsNotReady);
          });
      return new QuerySide(database, log, events, server, reasonsNotReady);
    } catch (PortTakenException taken) {
      database.close();
      throw taken.withRemedy("ORDERLOG_QUERY_PORT");
    } catch (RuntimeException failure) {
      database.close();
      throw failure;
    }
  }

  /** Where clients find it. */
  public String url() {
    return server.url();
  }

  /** One line for each thing that keeps it from answering. */
  public List<String> reasonsNotReady() {
    return reasonsNotReady.get();
  }

  @Override
  public void close() {
    // First, because the server waits for requests under way, and a stream goes on for ever.
    events.close();
    server.close();
    log.close();
    database.close();
  }

  /** Ready is who can answer every kind of query, from however old a read model. */
  private static List<String> reasonsNotReady(ReadModelDatabase database) {
    return Projections.all().stream().map(projection -> reason(database, projection))
        .flatMap(Optional::stream).distinct().toList();
  }

  private static Optional<String> reason(ReadModelDatabase database, Projection projection) {
    try {
      database.readActive(projection.name(), (snapshot, generation) -> projection
          .tables(generation).getFirst().isReadable(snapshot));
      return Optional.empty();
    } catch (ReadModelUnavailableException unavailable) {
      return Optional.of(String.valueOf(unavailable.getMessage()));
    }
  }
}
