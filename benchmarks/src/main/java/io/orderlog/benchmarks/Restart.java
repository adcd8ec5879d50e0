package io.orderlog.benchmarks;

import io.orderlog.benchmarks.ceiling.RawReader;
import io.orderlog.benchmarks.load.HttpLoad;
import io.orderlog.benchmarks.load.Requests;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.measure.Ratios;
import io.orderlog.benchmarks.server.FirstOrder;
import io.orderlog.benchmarks.server.LongLog;
import io.orderlog.benchmarks.server.ServerJvm;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.benchmarks.server.WriteSide;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** A command side that was killed comes back on a long log. */
record Restart() implements Benchmark {

  private static final String DURABILITY = "process-crash";
  private static final List<String> SMALL_HEAP = List.of("-Xmx512m");

  @Override
  public String name() {
    return "restart";
  }

  @Override
  public String meaning() {
    return "from starting a command side that was killed under load to its first 201, with a long log"
        + " and with an empty one; and with its local state deleted, against a consumer that reads the"
        + " same log and throws it away";
  }

  @Override
  public List<Figure> run(Effort effort) {
    try (TemporaryFolder longFolder = TemporaryFolder.create();
        TemporaryFolder emptyFolder = TemporaryFolder.create();
        WriteSide full = WriteSide.start(
            longFolder.path(), DURABILITY, SMALL_HEAP, effort.orders());
        WriteSide empty = WriteSide.start(emptyFolder.path(), DURABILITY, SMALL_HEAP, 0)) {
      String log = String.format(Locale.ROOT, "%,d orders", effort.orders());
      Ratios restarts = Ratios.measure(0, effort.rounds(),
          () -> millisToFirstOrder(full, effort), () -> millisToFirstOrder(empty, effort));
      Ratios rebuilds = Ratios.measure(0, effort.rounds(),
          () -> rebuiltEventsPerSecond(full, effort),
          () -> RawReader.rate(full.bootstrapServers()));
      return List.of(
          Figure.time("Restart after kill -9 to first 201, " + log, restarts,
              "with an empty log", "at most 3 s more"),
          Figure.rate("State rebuilt from the log, " + log + ", with the start of the JVM",
              rebuilds, "events", "read by a raw consumer", "at least 0.25"));
    }
  }

  private static double millisToFirstOrder(WriteSide orderlog, Effort effort) {
    new HttpLoad(orderlog.url(), 64, HttpLoad.NO_PACE,
        Requests.placeOrder(new SplittableRandom(1))).run(effort.warmUp(), effort.measured());
    orderlog.killCommandSide();
    return restart(orderlog);
  }

  private static double rebuiltEventsPerSecond(WriteSide orderlog, Effort effort) {
    orderlog.killCommandSide();
    TemporaryFolder.delete(orderlog.data().resolve("command-side"));
    return effort.orders() * LongLog.EVENTS_PER_ORDER / (restart(orderlog) / 1e3);
  }

  private static double restart(WriteSide orderlog) {
    long start = System.nanoTime();
    ServerJvm started = orderlog.startCommandSide(SMALL_HEAP);
    FirstOrder.await(started.url());
    return (System.nanoTime() - start) / 1e6;
  }
}
