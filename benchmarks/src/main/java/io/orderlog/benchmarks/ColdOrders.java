package io.orderlog.benchmarks;

import io.orderlog.benchmarks.load.HttpLoad;
import io.orderlog.benchmarks.load.RequestSource;
import io.orderlog.benchmarks.load.Requests;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.measure.Ratios;
import io.orderlog.benchmarks.server.LongLog;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.benchmarks.server.WriteSide;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/** Commands to orders that were not touched for long. */
record ColdOrders() implements Benchmark {

  private static final int CONNECTIONS = 256;
  private static final int WARM_ORDERS = 1_000;
  private static final double COLD_SHARE = 0.9;
  private static final String DURABILITY = "process-crash";
  private static final List<String> SMALL_HEAP = List.of("-Xmx512m");

  @Override
  public String name() {
    return "cold-orders";
  }

  @Override
  public String meaning() {
    return "quantities changed in a long log, nine of ten in an order drawn from all of it, the command"
        + " side within 512 MB of heap, against orders placed on an empty log";
  }

  @Override
  public List<Figure> run(Effort effort) {
    try (TemporaryFolder longFolder = TemporaryFolder.create();
        TemporaryFolder emptyFolder = TemporaryFolder.create();
        WriteSide full = WriteSide.start(
            longFolder.path(), DURABILITY, SMALL_HEAP, effort.orders());
        WriteSide empty = WriteSide.start(emptyFolder.path(), DURABILITY, SMALL_HEAP, 0)) {
      List<UUID> orders = LongLog.ids(effort.orders());
      Ratios ratios = Ratios.measure(effort.discarded(), effort.rounds(),
          () -> rate(full.url(), changes(orders), 200, effort),
          () -> rate(empty.url(), Requests.placeOrder(new SplittableRandom(1)), 201, effort));
      return List.of(Figure.rate(String.format(Locale.ROOT,
          "Commands to existing orders, 90%% cold, %,d orders, 512 MB heap", effort.orders()),
          ratios, "commands", "orders placed on an empty log", "at least 0.8"));
    }
  }

  private static RequestSource changes(List<UUID> orders) {
    SplittableRandom random = new SplittableRandom(7);
    return Requests.changeQuantity(() -> orders.get(random.nextInt(
        random.nextDouble() < COLD_SHARE ? orders.size() : WARM_ORDERS)), random);
  }

  private static double rate(URI server, RequestSource requests, int status, Effort effort) {
    return new HttpLoad(server, CONNECTIONS, HttpLoad.NO_PACE, requests)
        .run(effort.warmUp(), effort.measured()).rate(status);
  }
}
