package io.orderlog.benchmarks;

import io.orderlog.benchmarks.load.HttpLoad;
import io.orderlog.benchmarks.load.LoadResult;
import io.orderlog.benchmarks.load.Requests;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.server.LiveHeap;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.benchmarks.server.WriteSide;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** A command side at half of what it can do, for ten minutes. */
record Soak() implements Benchmark {

  private static final int CONNECTIONS = 64;
  private static final Duration HALF = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "soak";
  }

  @Override
  public String meaning() {
    return "orders placed for ten minutes at half of the peak, the second five minutes against the"
        + " first: the tail of the latency, and the heap after collection";
  }

  @Override
  public List<Figure> run(Effort effort) {
    try (TemporaryFolder folder = TemporaryFolder.create();
        WriteSide orderlog = WriteSide.start(
            folder.path(), "power-loss", List.of("-Xmx512m"), 0)) {
      Duration warming = effort.warmUp().plus(effort.measured()).multipliedBy(effort.discarded());
      double peak = load(orderlog, HttpLoad.NO_PACE, warming, effort.measured())
          .rate(201);
      LoadResult first = load(orderlog, peak / 2, effort.warmUp(), HALF);
      double heapBefore = LiveHeap.megabytes(orderlog.commandSide().pid());
      LoadResult second = load(orderlog, peak / 2, Duration.ZERO, HALF);
      double heapAfter = LiveHeap.megabytes(orderlog.commandSide().pid());
      String rate = String.format(Locale.ROOT, ", %,.0f orders/s", peak / 2);
      return List.of(
          compare("p99 of minutes 6 to 10" + rate, second.millis(99), first.millis(99), "ms"),
          compare("Heap after collection, minute 10" + rate, heapAfter, heapBefore, "MB"));
    }
  }

  private static LoadResult load(
      WriteSide orderlog, double pace, Duration warmUp, Duration measured) {
    return new HttpLoad(orderlog.url(), CONNECTIONS, pace,
        Requests.placeOrder(new SplittableRandom(1))).run(warmUp, measured);
  }

  private static Figure compare(String what, double later, double earlier, String unit) {
    return new Figure(what, String.format(Locale.ROOT, "%.1f %s", later, unit),
        String.format(Locale.ROOT, "%.1f %s at minute 5", earlier, unit),
        String.format(Locale.ROOT, "%.2f", later / earlier), "about 1");
  }
}
