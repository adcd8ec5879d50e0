package io.orderlog.http;

import io.javalin.config.RoutesConfig;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** A real server with some routes, one for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServerFixture {

  static final String ERROR_ID = "the-error-id";

  private final HttpServer server;
  private final HttpProbe client;

  public ServerFixture(Consumer<RoutesConfig> routes) {
    server = HttpServer.start("127.0.0.1", 0, () -> ERROR_ID, routes);
    client = new HttpProbe(server.url());
  }

  public HttpProbe client() {
    return client;
  }

  public HttpServer server() {
    return server;
  }

  @AfterAll
  void stop() {
    client.close();
    server.close();
  }
}
