package io.orderlog.benchmarks.shop;

import io.orderlog.benchmarks.Benchmark;
import io.orderlog.benchmarks.ReadModelKind;
import io.orderlog.benchmarks.load.HttpLoad;
import io.orderlog.benchmarks.load.Requests;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.measure.Ratios;
import io.orderlog.benchmarks.server.AotCache;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.benchmarks.server.WholeSystem;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** One customer in an empty shop: how long after the checkout the order is paid. */
public record CheckoutToPaid() implements Benchmark {

  /** From the cart's event to the order's, one caused by the other. */
  private static final int COMMITS = 12;

  @Override
  public String name() {
    return "checkout";
  }

  @Override
  public String meaning() {
    return "milliseconds from a checkout's request until `order.paid` stands in the log, one"
        + " customer, `orderlog start` on H2 at power-loss, against " + COMMITS
        + " times the p50 of one client that places orders there, plus what the provider takes to"
        + " hold money and to take it";
  }

  @Override
  public List<Figure> run(Effort effort) {
    try (TemporaryFolder folder = TemporaryFolder.create();
        ReadModelKind.Opened opened = ReadModelKind.H2.open(folder.path().resolve("read-model"));
        WholeSystem shop = WholeSystem.startByDefault(
            folder.path(), opened.settings(), AotCache.make());
        PaidOrders paid = new PaidOrders(shop.bootstrapServers())) {
      Customers customers = new Customers(shop, paid, UUID::randomUUID);
      customers.stock();
      return List.of(Figure.time("Checkout to paid, one customer, p50",
          Ratios.measure(effort.discarded(), effort.rounds(),
              () -> customers.buy(1, effort.measured()).micros().getValueAtPercentile(50) / 1e3,
              () -> commits(shop, effort)),
          COMMITS + " commits and the provider's time", "at most 1"));
    }
  }

  private static double commits(WholeSystem shop, Effort effort) {
    double commit = new HttpLoad(shop.commands(), 1, HttpLoad.NO_PACE,
        Requests.placeOrder(new SplittableRandom(1)))
        .run(effort.warmUp(), effort.measured()).millis(50);
    double provider =
        ProviderTime.medianMillis(shop.provider(), UUID::randomUUID, effort.warmUp());
    shop.awaitComplete();
    return COMMITS * commit + provider;
  }
}
