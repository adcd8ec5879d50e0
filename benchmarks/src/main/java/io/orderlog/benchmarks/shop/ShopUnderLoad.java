package io.orderlog.benchmarks.shop;

import io.orderlog.benchmarks.Benchmark;
import io.orderlog.benchmarks.ReadModelKind;
import io.orderlog.benchmarks.load.HttpLoad;
import io.orderlog.benchmarks.load.Requests;
import io.orderlog.benchmarks.measure.Behind;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.measure.Ratios;
import io.orderlog.benchmarks.server.AotCache;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.benchmarks.server.WholeSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** The whole shop with as many customers as it takes. */
public record ShopUnderLoad(ReadModelKind kind) implements Benchmark {

  private static final int CUSTOMERS = 64;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  @Override
  public String name() {
    return "shop-" + kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String meaning() {
    return "orders/s of " + CUSTOMERS + " customers, each with a cart of its own from opening it"
        + " until its order is paid, `orderlog start` on " + kind + " at power-loss; the time that"
        + " the read models then need beyond one second counts; against orders/s that as many"
        + " clients place alone. Then how old the read models are at half of that rate, asked ten"
        + " times a second";
  }

  @Override
  public List<Figure> run(Effort effort) {
    try (TemporaryFolder folder = TemporaryFolder.create();
        ReadModelKind.Opened opened = kind.open(folder.path().resolve("read-model"));
        WholeSystem shop = WholeSystem.startByDefault(
            folder.path(), opened.settings(), AotCache.make());
        PaidOrders paid = new PaidOrders(shop.bootstrapServers())) {
      Customers customers = new Customers(shop, paid, UUID::randomUUID);
      customers.stock();
      Measured measured = new Measured(shop, customers, effort);
      Ratios ratios = Ratios.measure(
          effort.discarded(), effort.rounds(), measured::ordersPerSecond, measured::placed);
      double half = ratios.oursMedian() / 2;
      Histogram age = measured.ageAt(half);
      return List.of(
          Figure.rate("Shop on " + kind + ", " + CUSTOMERS + " customers, cart to paid ("
              + measured.told() + ")", ratios, "orders", "orders placed alone", "-"),
          new Figure("Shop on " + kind + ", checkout to paid under that load, p50; p99",
              String.format(Locale.ROOT, "%.0f ms; %.0f ms", measured.median(), measured.tail()),
              "-", "-", "-"),
          new Figure(String.format(Locale.ROOT,
              "Shop on %s, age of the oldest read model at %.0f orders/s, p50; p99; most", kind,
              half),
              String.format(Locale.ROOT, "%d ms; %d ms; %d ms",
                  age.getValueAtPercentile(50), age.getValueAtPercentile(99), age.getMaxValue()),
              "-", "-", "at most 1,000 ms"));
    }
  }

  private static final class Measured {

    private final WholeSystem shop;
    private final Customers customers;
    private final Effort effort;
    private final List<Double> behind = new ArrayList<>();
    private final List<Double> medians = new ArrayList<>();
    private final List<Double> tails = new ArrayList<>();

    Measured(WholeSystem shop, Customers customers, Effort effort) {
      this.shop = shop;
      this.customers = customers;
      this.effort = effort;
    }

    double ordersPerSecond() {
      customers.buy(CUSTOMERS, effort.warmUp());
      shop.awaitComplete();
      Customers.Bought bought = customers.buy(CUSTOMERS, effort.measured());
      long end = System.nanoTime();
      shop.awaitComplete();
      double late = (System.nanoTime() - end) / 1e9;
      behind.add(late);
      medians.add(bought.micros().getValueAtPercentile(50) / 1e3);
      tails.add(bought.micros().getValueAtPercentile(99) / 1e3);
      return Behind.rate(bought.micros().getTotalCount(), bought.seconds(), late);
    }

    /** Milliseconds since all read models had all that their logs then had, ten times a second. */
    Histogram ageAt(double perSecond) {
      customers.buyAtRate(CUSTOMERS, perSecond, effort.warmUp());
      Histogram age = new Histogram(3);
      CompletableFuture<Customers.Bought> buying =
          CompletableFuture.supplyAsync(() -> customers.buyAtRate(CUSTOMERS, perSecond,
              effort.measured().multipliedBy(effort.rounds())));
      while (!buying.isDone()) {
        age.recordValue(shop.completeBefore().toMillis());
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
      Customers.Bought _ = buying.join();
      return age;
    }

    double placed() {
      double rate = new HttpLoad(shop.commands(), CUSTOMERS, HttpLoad.NO_PACE,
          Requests.placeOrder(new SplittableRandom(1)))
          .run(effort.warmUp(), effort.measured()).rate(201);
      shop.awaitComplete();
      return rate;
    }

    String told() {
      return String.format(Locale.ROOT, "read models %.1f s behind", last(behind));
    }

    double median() {
      return last(medians);
    }

    double tail() {
      return last(tails);
    }

    private double last(List<Double> ofAllRounds) {
      return Ratios.median(ofAllRounds.subList(effort.discarded(), ofAllRounds.size()));
    }
  }
}
