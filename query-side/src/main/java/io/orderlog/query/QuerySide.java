package io.orderlog.query;

import io.orderlog.http.Health;
import io.orderlog.http.HttpServer;
import io.orderlog.http.PortTakenException;
import io.orderlog.projections.history.HistoryFinder;
import io.orderlog.projections.history.HistoryProjection;
import io.orderlog.projections.orders.OrderFinder;
import io.orderlog.projections.orders.OrderQuery;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.readmodel.ConsistencyWait;
import io.orderlog.projections.readmodel.ReadModelDatabase;
import io.orderlog.projections.readmodel.ReadModelUnavailableException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The running query side: the database and the HTTP server in front of it. */
public final class QuerySide implements AutoCloseable {

  private final ReadModelDatabase database;
  private final HttpServer server;
  private final Supplier<List<String>> reasonsNotReady;

  private QuerySide(ReadModelDatabase database, HttpServer server,
      Supplier<List<String>> reasonsNotReady) {
    this.database = database;
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
    ReadModelDatabase database = ReadModelDatabase.open(settings.readModels());
    try {
      OrderFinder orders = new OrderFinder(database);
      HistoryFinder histories = new HistoryFinder(database);
      OrderQueryApi api = new OrderQueryApi(orders, histories,
          new ReadYourWrites(new ConsistencyWait(database, OrdersProjection.NAME, clock),
              settings.consistencyWait()),
          new ReadYourWrites(new ConsistencyWait(database, HistoryProjection.NAME, clock),
              settings.consistencyWait()));
      Supplier<List<String>> reasonsNotReady = () -> reasonsNotReady(orders, histories);
      HttpServer server = HttpServer.start(settings.host(), settings.port(),
          () -> ids.get().toString(), routes -> {
            api.register(routes);
            Health.register(routes, reasonsNotReady);
          });
      return new QuerySide(database, server, reasonsNotReady);
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
    server.close();
    database.close();
  }

  /** Ready is who can answer every kind of query, from however old a read model. */
  private static List<String> reasonsNotReady(OrderFinder orders, HistoryFinder histories) {
    return Stream.of(
        reason(() -> orders.page(OrderQuery.newest(1))),
        reason(() -> histories.of("")))
        .flatMap(Optional::stream).distinct().toList();
  }

  private static Optional<String> reason(Runnable query) {
    try {
      query.run();
      return Optional.empty();
    } catch (ReadModelUnavailableException unavailable) {
      return Optional.of(String.valueOf(unavailable.getMessage()));
    }
  }
}
