package io.orderlog.benchmarks;

import io.orderlog.benchmarks.load.HttpLoad;
import io.orderlog.benchmarks.load.LoadResult;
import io.orderlog.benchmarks.load.Requests;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.benchmarks.server.WholeSystem;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** How the live read models keep up with a burst of orders. */
record KeepUp(ReadModelKind kind) implements Benchmark {

  private static final int CONNECTIONS = 64;
  private static final int BURST = 100_000;
  private static final Duration PIECE = Duration.ofSeconds(2);

  @Override
  public String name() {
    return "keep-up-" + kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String meaning() {
    return String.format(Locale.ROOT, "%,d orders placed by %d clients at power-loss as fast as"
        + " `orderlog start` takes them, and how much later the read models on %s have them", BURST,
        CONNECTIONS, kind);
  }

  @Override
  public List<Figure> run(Effort effort) {
    try (TemporaryFolder folder = TemporaryFolder.create();
        ReadModelKind.Opened opened = kind.open(folder.path().resolve("read-model"));
        WholeSystem orderlog = WholeSystem.start(
            folder.path(), folder.path().resolve("data"), "power-loss", opened.settings())) {
      long start = System.nanoTime();
      long placed = 0;
      long greatestLag = 0;
      while (placed < BURST) {
        placed += place(orderlog);
        greatestLag = Math.max(greatestLag, orderlog.lag().orElse(0));
      }
      double placing = (System.nanoTime() - start) / 1e9;
      orderlog.awaitCaughtUp();
      double visible = (System.nanoTime() - start) / 1e9;
      return List.of(new Figure(
          String.format(Locale.ROOT, "%,d orders visible on %s", placed, kind),
          String.format(Locale.ROOT, "%,.0f orders/s in %.0f s; greatest lag seen %,d", placed
              / visible, visible, greatestLag),
          String.format(Locale.ROOT, "%,.0f orders/s placed in %.0f s", placed / placing, placing),
          String.format(Locale.ROOT, "%.2f", placing / visible),
          kind == ReadModelKind.H2 ? "catches up" : "about 1"));
    }
  }

  private static long place(WholeSystem orderlog) {
    LoadResult placed = new HttpLoad(orderlog.commands(), CONNECTIONS, HttpLoad.NO_PACE,
        Requests.placeOrder(new SplittableRandom(1))).run(Duration.ZERO, PIECE);
    return Math.round(placed.rate(201) * placed.elapsed().toNanos() / 1e9);
  }
}
