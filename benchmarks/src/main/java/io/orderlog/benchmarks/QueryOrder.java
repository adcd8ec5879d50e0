package io.orderlog.benchmarks;

import io.orderlog.benchmarks.ceiling.RawAnswer;
import io.orderlog.benchmarks.load.HttpLoad;
import io.orderlog.benchmarks.load.Requests;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.measure.Ratios;
import io.orderlog.benchmarks.server.Broker;
import io.orderlog.benchmarks.server.LongLog;
import io.orderlog.benchmarks.server.ServerJvm;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.benchmarks.server.WholeSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** Many clients that ask for orders by id. */
record QueryOrder() implements Benchmark {

  private static final int CONNECTIONS = 64;
  private static final int ORDERS = 20_000;

  @Override
  public String name() {
    return "query-order";
  }

  @Override
  public String meaning() {
    return "orders by id, any of " + ORDERS + ", asked for by " + CONNECTIONS
        + " clients of `orderlog start` on H2, against Javalin that answers the same bytes";
  }

  @Override
  public List<Figure> run(Effort effort) {
    List<UUID> ids = LongLog.ids(ORDERS);
    try (TemporaryFolder folder = TemporaryFolder.create();
        WholeSystem orderlog = WholeSystem.start(
            folder.path(), filled(folder.path()), "process-crash")) {
      orderlog.awaitCaughtUp();
      try (ServerJvm raw = raw(folder.path(),
          orderlog.get("/orders/" + ids.getFirst()).body())) {
        Ratios ratios = Ratios.measure(effort.discarded(), effort.rounds(),
            () -> rate(orderlog.queries(), ids, effort), () -> rate(raw.url(), ids, effort));
        return List.of(Figure.rate("Order by id, " + CONNECTIONS + " connections, H2", ratios,
            "orders", "raw Javalin", "at least 0.6"));
      }
    }
  }

  private static Path filled(Path folder) {
    try (Broker broker = Broker.start(folder, "process-crash", ORDERS)) {
      broker.stop();
      return broker.data();
    }
  }

  private static ServerJvm raw(Path folder, String answer) {
    try {
      Path file = Files.writeString(folder.resolve("answer.json"), answer);
      return ServerJvm.start(folder, List.of(), Map.of(), RawAnswer.class.getName(),
          file.toString()).awaitOutput("http://");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static double rate(URI server, List<UUID> ids, Effort effort) {
    return new HttpLoad(server, CONNECTIONS, HttpLoad.NO_PACE,
        Requests.getOrder(ids, new SplittableRandom(1)))
        .run(effort.warmUp(), effort.measured()).rate(200);
  }
}
