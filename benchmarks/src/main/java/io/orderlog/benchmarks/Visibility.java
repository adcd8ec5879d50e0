package io.orderlog.benchmarks;

import io.orderlog.benchmarks.ceiling.ProduceToConsume;
import io.orderlog.benchmarks.load.HttpLoad;
import io.orderlog.benchmarks.load.Requests;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.benchmarks.server.WholeSystem;
import io.orderlog.http.HttpAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** How soon a client that was answered finds its order in a query. */
record Visibility() implements Benchmark {

  private static final int CONNECTIONS = 64;
  private static final String ORDER = """
      {"customerId":"probe","currency":"EUR",
       "lines":[{"sku":"mug-blue","quantity":1,"unitPrice":"9.95"}]}""";
  private static final long HIGHEST_MICROS = Duration.ofMinutes(2).toNanos() / 1000;
  private static final Duration BETWEEN_PROBES = Duration.ofMillis(20);

  @Override
  public String name() {
    return "visibility";
  }

  @Override
  public String meaning() {
    return "milliseconds from the answer to a command to the answer to a query that shows it (asked"
        + " with the command's Consistency-Token), against a bare record from its sending to its"
        + " arrival at a waiting consumer of the same broker; in turn, while `orderlog start` on H2"
        + " has half of the load with which its read models keep up";
  }

  @Override
  public List<Figure> run(Effort effort) {
    try (TemporaryFolder folder = TemporaryFolder.create();
        WholeSystem orderlog = WholeSystem.start(
            folder.path(), folder.path().resolve("data"), "power-loss");
        ProduceToConsume raw = new ProduceToConsume(orderlog.bootstrapServers())) {
      Duration probing = effort.measured().multipliedBy(effort.rounds());
      double sustained = 0;
      for (int i = 0; i < Math.max(1, effort.discarded()); i++) {
        sustained = sustainedRate(orderlog, probing);
      }
      Histogram ours = new Histogram(HIGHEST_MICROS, 3);
      Histogram ceiling = new Histogram(HIGHEST_MICROS, 3);
      underLoad(orderlog, sustained / 2, effort.warmUp().plus(probing), () -> {
        long until = System.nanoTime() + probing.toNanos();
        while (System.nanoTime() < until) {
          ceiling.recordValue(raw.microsToArrival());
          ours.recordValue(microsToVisible(orderlog));
          LockSupport.parkNanos(BETWEEN_PROBES.toNanos());
        }
      });
      String load = String.format(Locale.ROOT, " at %,.0f orders/s", sustained / 2);
      return List.of(
          figure("Answered to visible, p50" + load, ours, ceiling, 50, "-"),
          figure("Answered to visible, p99" + load, ours, ceiling, 99, "at most 5"));
    }
  }

  /** Orders per second, from the first placed to the last visible. */
  private static double sustainedRate(WholeSystem orderlog, Duration time) {
    long start = System.nanoTime();
    double placed = load(orderlog, HttpLoad.NO_PACE, time) * time.toNanos() / 1e9;
    orderlog.awaitCaughtUp();
    return placed / ((System.nanoTime() - start) / 1e9);
  }

  private static void underLoad(
      WholeSystem orderlog, double pace, Duration time, Runnable probes) {
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<Double> loading = other.submit(() -> load(orderlog, pace, time));
      probes.run();
      loading.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static double load(WholeSystem orderlog, double pace, Duration time) {
    return new HttpLoad(orderlog.commands(), CONNECTIONS, pace,
        Requests.placeOrder(new SplittableRandom(1))).run(Duration.ZERO, time).rate(201);
  }

  private static long microsToVisible(WholeSystem orderlog) {
    HttpAnswer placed = orderlog.post("/orders", ORDER);
    require(placed, 201);
    long answered = System.nanoTime();
    require(orderlog.get(placed.header("Location"),
        "Consistency-Token", placed.header("Consistency-Token")), 200);
    return (System.nanoTime() - answered) / 1_000;
  }

  private static void require(HttpAnswer answer, int status) {
    if (answer.status() != status) {
      throw new IllegalStateException(answer.status() + " " + answer.body());
    }
  }

  private static Figure figure(
      String what, Histogram ours, Histogram ceiling, double percentile, String goal) {
    double mine = ours.getValueAtPercentile(percentile) / 1e3;
    double bare = ceiling.getValueAtPercentile(percentile) / 1e3;
    return new Figure(what, String.format(Locale.ROOT, "%.2f ms", mine),
        String.format(Locale.ROOT, "%.2f ms bare record to consumer", bare),
        String.format(Locale.ROOT, "%.2f (%d probes each)", mine / bare, ours.getTotalCount()),
        goal);
  }
}
