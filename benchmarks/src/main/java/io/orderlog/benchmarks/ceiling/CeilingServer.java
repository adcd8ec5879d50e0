package io.orderlog.benchmarks.ceiling;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.RoutesConfig;
import java.util.function.Consumer;

/** Javalin as Orderlog's servers configure it, for ceilings that do something behind it. */
final class CeilingServer {

  private CeilingServer() {}

  /** Listens on a free port until the process is killed, and says which. */
  static int listen(Consumer<RoutesConfig> routes) {
    return Javalin.create(config -> {
      config.startup.showJavalinBanner = false;
      config.concurrency.useVirtualThreads = true;
      config.http.compressionStrategy = CompressionStrategy.NONE;
      config.http.responseBufferSize = 2 * 1024;
      routes.accept(config.routes);
    }).start("127.0.0.1", 0).port();
  }
}
