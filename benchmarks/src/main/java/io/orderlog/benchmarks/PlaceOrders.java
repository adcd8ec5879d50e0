package io.orderlog.benchmarks;

import io.orderlog.benchmarks.ceiling.RawJavalin;
import io.orderlog.benchmarks.load.HttpLoad;
import io.orderlog.benchmarks.load.Requests;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.measure.Ratios;
import io.orderlog.benchmarks.server.ServerJvm;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.benchmarks.server.WriteSide;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Many clients that place orders. */
record PlaceOrders(String durability, String goal) implements Benchmark {

  private static final int CONNECTIONS = 256;

  @Override
  public String name() {
    return "place-" + durability;
  }

  @Override
  public String meaning() {
    return "orders placed by " + CONNECTIONS + " clients, each waiting for its 201, against Javalin"
        + " that parses and answers the same JSON and does nothing else";
  }

  @Override
  public List<Figure> run(Effort effort) {
    try (TemporaryFolder folder = TemporaryFolder.create();
        ServerJvm raw = ServerJvm.start(folder.path(), List.of(), Map.of(),
            RawJavalin.class.getName()).awaitOutput("http://");
        WriteSide orderlog = WriteSide.start(folder.path(), durability, List.of(), 0)) {
      Ratios ratios = Ratios.measure(effort.discarded(), effort.rounds(),
          () -> rate(orderlog.url(), effort), () -> rate(raw.url(), effort));
      return List.of(Figure.rate("Place order, " + CONNECTIONS + " connections, " + durability,
          ratios, "orders", "raw Javalin", goal));
    }
  }

  private static double rate(URI server, Effort effort) {
    return new HttpLoad(server, CONNECTIONS, HttpLoad.NO_PACE,
        Requests.placeOrder(new SplittableRandom(1)))
        .run(effort.warmUp(), effort.measured()).rate(201);
  }
}
