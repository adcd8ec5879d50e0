package io.orderlog.benchmarks.server;

import io.orderlog.projections.readmodel.ReadModelSettings;
import io.orderlog.standalone.OrderlogMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Everything in one process, as {@code ./orderlog start} runs it. */
public final class WholeSystem implements AutoCloseable {

  private static final long PAUSE_NANOS = 20_000_000;

  private final String commandPort = FreePort.find();
  private final String queryPort = FreePort.find();
  private final String kafkaPort = FreePort.find();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ServerJvm process;

  private WholeSystem(
      Path folder, Path data, String durability, Map<String, String> database) {
    Map<String, String> settings = new HashMap<>(database);
    settings.put("ORDERLOG_DATA", data.toString());
    settings.put("ORDERLOG_DURABILITY", durability);
    settings.put("ORDERLOG_COMMAND_PORT", commandPort);
    settings.put("ORDERLOG_QUERY_PORT", queryPort);
    settings.put("ORDERLOG_KAFKA_PORT", kafkaPort);
    process = ServerJvm.start(
        folder, List.of(), settings, OrderlogMain.class.getName(), "start");
    Readiness.await(commands());
    Readiness.await(queries());
  }

  /** Starts it on H2 in its data folder and waits until it is ready. */
  public static WholeSystem start(Path folder, Path data, String durability) {
    return new WholeSystem(folder, data, durability, Map.of());
  }

  /** Starts it on this database and waits until it is ready. */
  public static WholeSystem start(
      Path folder, Path data, String durability, ReadModelSettings database) {
    return new WholeSystem(folder, data, durability, Map.of(
        "ORDERLOG_DATABASE_URL", database.url(),
        "ORDERLOG_DATABASE_USER", database.user(),
        "ORDERLOG_DATABASE_PASSWORD", database.password()));
  }

  /** Where it takes commands. */
  public URI commands() {
    return URI.create("http://127.0.0.1:" + commandPort);
  }

  /** Where it answers queries. */
  public URI queries() {
    return URI.create("http://127.0.0.1:" + queryPort);
  }

  /** Where its broker is, as {@code host:port}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + kafkaPort;
  }

  /** How many events the orders read model is behind the log, as every list says. */
  public long lag() {
    return get("/orders?limit=1", Map.of()).headers().firstValueAsLong("Orderlog-Lag")
        .orElseThrow();
  }

  /** Waits until the orders read model has all that is in the log. */
  public void awaitCaughtUp() {
    while (lag() > 0) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Asks a query. */
  public HttpResponse<String> get(String path, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(queries().resolve(path));
    headers.forEach(request::header);
    return send(request.build());
  }

  /** Sends any request. */
  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    client.close();
    process.close();
  }
}
