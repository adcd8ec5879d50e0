package io.orderlog.benchmarks.shop;

import io.orderlog.benchmarks.Benchmark;
import io.orderlog.benchmarks.load.HttpLoad;
import io.orderlog.benchmarks.load.Requests;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.measure.Ratios;
import io.orderlog.benchmarks.server.Broker;
import io.orderlog.benchmarks.server.LiveHeap;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.benchmarks.server.WriteSide;
import io.orderlog.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** Very many deadlines that come at one moment, while commands come as they always do. */
public record Timers() implements Benchmark {

  private static final int DEADLINES = 100_000;
  private static final int CLIENTS = 64;
  private static final String DURABILITY = "power-loss";

  /** Two starts of the command side, and what is measured before they are due. */
  private static final Duration PREPARATION = Duration.ofSeconds(90);

  @Override
  public String name() {
    return "timers";
  }

  @Override
  public String meaning() {
    return "p99 of orders placed at half of the peak while the holds of " + DEADLINES
        + " items run out at once, against the p99 just before; until the last is released, none"
        + " before its time or twice; heap that waiting for them takes. One log a round";
  }

  @Override
  public List<Figure> run(Effort effort) {
    List<Round> rounds = new ArrayList<>();
    for (int round = 0; round < effort.rounds(); round++) {
      rounds.add(measure(effort));
    }
    Ratios tails = new Ratios(rounds.stream().map(Round::tailWhileDue).toList(),
        rounds.stream().map(Round::tailBefore).toList());
    return List.of(
        Figure.time(String.format(Locale.ROOT, "p99 while %,d deadlines are due, %,.0f orders/s",
            DEADLINES, median(rounds.stream().map(Round::pace).toList())), tails, "just before",
            "at most 2"),
        figure("Until the last of %,d deadlines is done", "%.1f s",
            rounds.stream().map(each -> each.untilLast().toMillis() / 1e3).toList()),
        figure("Heap of %,d waiting deadlines", "%.1f MB",
            rounds.stream().map(Round::indexMegabytes).toList()));
  }

  private record Round(double pace, double tailBefore, double tailWhileDue, Duration untilLast,
      double indexMegabytes) {}

  private static Round measure(Effort effort) {
    try (TemporaryFolder folder = TemporaryFolder.create();
        Broker broker = Broker.start(folder.path(), DURABILITY, 0)) {
      Instant until = TimeSource.system().instant().plus(PREPARATION)
          .plus(effort.warmUp().plus(effort.measured()).multipliedBy(effort.discarded() + 1L));
      HeldItems held = new HeldItems(broker.bootstrapServers(), DEADLINES, until);
      held.fill();
      try (WriteSide shop = WriteSide.over(broker, folder.path(), DURABILITY, List.of())) {
        double waiting = heapAfterRestart(shop);
        double pace = load(shop, HttpLoad.NO_PACE, effort.warmUp().multipliedBy(
            effort.discarded() + 1L), effort.measured(), 50).rate() / 2;
        double before = load(shop, pace, effort.warmUp(), effort.measured(), 99).millis();
        awaitDue(until);
        double whileDue = load(shop, pace, Duration.ZERO, effort.measured(), 99).millis();
        Duration untilLast = ExpiredHolds.awaitAll(held);
        return new Round(pace, before, whileDue, untilLast, waiting - heapAfterRestart(shop));
      }
    }
  }

  private static double heapAfterRestart(WriteSide shop) {
    shop.killCommandSide();
    shop.startCommandSide(List.of());
    shop.awaitReady();
    return LiveHeap.megabytes(shop.commandSide().pid());
  }

  private static void awaitDue(Instant until) {
    Instant now = TimeSource.system().instant();
    if (!now.isBefore(until)) {
      throw new IllegalStateException("was ready " + Duration.between(until, now)
          + " late; measure with fewer seconds or fewer discarded rounds");
    }
    while (now.isBefore(until)) {
      LockSupport.parkNanos(Duration.between(now, until).toNanos());
      now = TimeSource.system().instant();
    }
  }

  private record Loaded(double rate, double millis) {}

  private static Loaded load(
      WriteSide shop, double pace, Duration warmUp, Duration measured, int percentile) {
    var result = new HttpLoad(shop.url(), CLIENTS, pace,
        Requests.placeOrder(new SplittableRandom(1))).run(warmUp, measured);
    return new Loaded(result.rate(201), result.millis(percentile));
  }

  private static Figure figure(String what, String format, List<Double> values) {
    return new Figure(String.format(Locale.ROOT, what, DEADLINES),
        String.format(Locale.ROOT, format, median(values)), "-", "-", "-");
  }

  private static double median(List<Double> values) {
    return Ratios.median(values);
  }
}
