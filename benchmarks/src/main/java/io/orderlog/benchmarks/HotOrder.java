package io.orderlog.benchmarks;

import io.orderlog.benchmarks.load.HttpLoad;
import io.orderlog.benchmarks.load.Requests;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.measure.Ratios;
import io.orderlog.benchmarks.server.LongLog;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.benchmarks.server.WriteSide;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Many clients that change the same order. */
record HotOrder() implements Benchmark {

  private static final int CLIENTS = 64;

  @Override
  public String name() {
    return "hot-order";
  }

  @Override
  public String meaning() {
    return "quantities changed by " + CLIENTS
        + " clients in one order, against the same clients in "
        + CLIENTS + " orders; every change is an event of its own";
  }

  @Override
  public List<Figure> run(Effort effort) {
    try (TemporaryFolder folder = TemporaryFolder.create();
        WriteSide orderlog = WriteSide.start(folder.path(), "power-loss", List.of(), CLIENTS)) {
      List<UUID> orders = LongLog.ids(CLIENTS);
      Ratios ratios = Ratios.measure(effort.discarded(), effort.rounds(),
          () -> rate(orderlog, orders.subList(0, 1), effort),
          () -> rate(orderlog, orders, effort));
      return List.of(Figure.rate("One hot order, " + CLIENTS + " clients", ratios, "commands",
          "on " + CLIENTS + " orders", "at least 0.5"));
    }
  }

  private static double rate(WriteSide orderlog, List<UUID> orders, Effort effort) {
    SplittableRandom random = new SplittableRandom(1);
    return new HttpLoad(orderlog.url(), CLIENTS, HttpLoad.NO_PACE, Requests.changeQuantity(
        () -> orders.get(random.nextInt(orders.size())), random))
        .run(effort.warmUp(), effort.measured()).rate(200);
  }
}
