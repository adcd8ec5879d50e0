package io.orderlog.benchmarks.shop;

import io.orderlog.benchmarks.Benchmark;
import io.orderlog.benchmarks.load.HttpLoad;
import io.orderlog.benchmarks.load.RequestSource;
import io.orderlog.benchmarks.load.Requests;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.measure.Ratios;
import io.orderlog.benchmarks.server.LongLog;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.benchmarks.server.WriteSide;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Many clients that reserve the same item. */
public record HotSku() implements Benchmark {

  private static final int CLIENTS = 64;
  private static final int FEW = 64;
  private static final int MANY = 10_000;
  private static final int STOCK = 1_000_000;

  @Override
  public String name() {
    return "hot-sku";
  }

  @Override
  public String meaning() {
    return "holds on one item asked for by " + CLIENTS + " clients, with " + FEW + " and with "
        + MANY + " of them open, against the same clients that change one order; each is an event";
  }

  @Override
  public List<Figure> run(Effort effort) {
    try (TemporaryFolder folder = TemporaryFolder.create();
        WriteSide orderlog = WriteSide.start(folder.path(), "power-loss", List.of(), CLIENTS)) {
      UUID order = LongLog.ids(CLIENTS).getFirst();
      return List.of(figure(orderlog, "few", FEW, order, effort),
          figure(orderlog, "many", MANY, order, effort));
    }
  }

  private static Figure figure(
      WriteSide orderlog, String sku, int open, UUID order, Effort effort) {
    load(orderlog, Requests.receive(sku, STOCK)).run(Duration.ZERO, Duration.ofMillis(100));
    RequestSource holds = Requests.hold(sku, open, new AtomicInteger());
    SplittableRandom random = new SplittableRandom(1);
    Ratios ratios = Ratios.measure(effort.discarded(), effort.rounds(),
        () -> load(orderlog, holds).run(effort.warmUp(), effort.measured()).rate(200),
        () -> load(orderlog, Requests.changeQuantity(() -> order, random))
            .run(effort.warmUp(), effort.measured()).rate(200));
    return Figure.rate("One hot item, " + CLIENTS + " clients, " + open + " holds open", ratios,
        "commands", "one hot order", "at least 0.9");
  }

  private static HttpLoad load(WriteSide orderlog, RequestSource requests) {
    return new HttpLoad(orderlog.url(), CLIENTS, HttpLoad.NO_PACE, requests);
  }
}
