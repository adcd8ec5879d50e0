package io.orderlog.query;

import io.orderlog.http.Health;
import io.orderlog.http.HttpServer;
import io.orderlog.http.PortTakenException;
import io.orderlog.projections.readmodel.ReadModelDatabase;
import io.orderlog.projections.readmodel.ReadModelUnavailableException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The running query side: the database and the HTTP server in front of it. */
public final class QuerySide implements AutoCloseable {

  private final ReadModelDatabase database;
  private final OrderQueryApi api;
  private final HttpServer server;

  private QuerySide(ReadModelDatabase database, OrderQueryApi api, HttpServer server) {
    this.database = database;
    this.api = api;
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
      OrderQueryApi api = new OrderQueryApi(database, clock, settings.consistencyWait());
      HttpServer server = HttpServer.start(settings.host(), settings.port(),
          () -> ids.get().toString(), routes -> {
            api.register(routes);
            Health.register(routes, api::reasonsNotReady);
          });
      return new QuerySide(database, api, server);
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
    return api.reasonsNotReady();
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
