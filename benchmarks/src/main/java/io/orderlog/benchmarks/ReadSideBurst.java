package io.orderlog.benchmarks;

import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.measure.Ratios;
import io.orderlog.benchmarks.server.Broker;
import io.orderlog.benchmarks.server.PlainSystem;
import io.orderlog.benchmarks.server.ReadModels;
import io.orderlog.benchmarks.server.ReadSide;
import io.orderlog.benchmarks.server.TemporaryFolder;
import java.util.List;
import java.util.Locale;

/** All read models are fed from a burst of orders that nobody adds to. */
record ReadSideBurst(ReadModelKind kind) implements Benchmark {

  private static final int BURST = 100_000;

  @Override
  public String name() {
    return "read-side-" + kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String meaning() {
    return String.format(Locale.ROOT,
        "`orderlog projections` on %s, newly started on a log with %,d"
            + " placed orders: orders per second from when it says that it feeds until all read models"
            + " have all, against the one projector of plain-postgres, started on as many rows",
        kind,
        BURST);
  }

  @Override
  public List<Figure> run(Effort effort) {
    int orders = Math.min(BURST, effort.orders());
    try (TemporaryFolder folder = TemporaryFolder.create();
        Broker broker = Broker.startWithPlaced(folder.path(), "power-loss", orders)) {
      Ratios ratios = Ratios.measure(0, effort.rounds(),
          () -> ours(broker, orders), () -> byHand(orders));
      return List.of(Figure.rate(
          String.format(Locale.ROOT, "All read models on %s, %,d orders in the log", kind, orders),
          ratios, "orders", "plain-postgres's projector",
          kind == ReadModelKind.H2 ? "at least 5,000 orders/s" : "at least 8,000 orders/s"));
    }
  }

  private double ours(Broker broker, int orders) {
    try (TemporaryFolder folder = TemporaryFolder.create();
        ReadModelKind.Opened opened = kind.open(folder.path().resolve("read-model"));
        ReadSide projections = ReadSide.start(folder.path(), broker, opened.settings())) {
      return rate(projections, orders);
    }
  }

  private static double byHand(int orders) {
    try (TemporaryFolder folder = TemporaryFolder.create();
        PlainSystem plain = PlainSystem.start(folder.path(), orders)) {
      return rate(plain, orders);
    }
  }

  private static double rate(ReadModels readModels, int orders) {
    long start = System.nanoTime();
    readModels.awaitApplied(orders);
    return orders / ((System.nanoTime() - start) / 1e9);
  }
}
