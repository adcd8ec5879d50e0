package io.orderlog.benchmarks.whole;

import io.orderlog.benchmarks.Benchmark;
import io.orderlog.benchmarks.ReadModelKind;
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
import java.util.function.Consumer;

/** A system under load as soon as it is up. */
public record Cold() implements Benchmark {

  private static final int CLIENTS = 256;
  private static final Duration WINDOW = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "cold";
  }

  @Override
  public String meaning() {
    return "orders/s of " + CLIENTS + " clients in the first ten seconds after the first 201 of"
        + " `orderlog start` on H2 (with the launcher's AOT cache), each round a new start, against"
        + " ten seconds after five minutes of load; counted as whole-h2 counts";
  }

  @Override
  public List<Figure> run(Effort effort) {
    List<String> cache = AotCache.make();
    List<Double> cold = new ArrayList<>();
    for (int round = 1; round < effort.rounds(); round++) {
      withNew(cache, placing -> cold.add(window(placing)));
    }
    List<Double> warm = new ArrayList<>();
    withNew(cache, placing -> {
      cold.add(window(placing));
      placing.warm(CLIENTS, effort.warming());
      for (int round = 0; round < effort.rounds(); round++) {
        warm.add(window(placing));
      }
    });
    return List.of(Figure.rate("Whole system, H2, first ten seconds, " + CLIENTS + " clients",
        new Ratios(cold, warm), "orders",
        String.format(Locale.ROOT, "after %d s of load", effort.warming().toSeconds()),
        "at least 0.5"));
  }

  private static double window(Placing placing) {
    return placing.rate(CLIENTS, Duration.ZERO, WINDOW);
  }

  private static void withNew(
      List<String> cache, Consumer<Placing> measuring) {
    try (TemporaryFolder folder = TemporaryFolder.create();
        ReadModelKind.Opened opened = ReadModelKind.H2.open(folder.path().resolve("read-model"));
        WholeSystem orderlog = WholeSystem.startByDefault(
            folder.path(), opened.settings(), cache)) {
      Placing placing = new Placing(orderlog);
      placing.placeFirst();
      measuring.accept(placing);
    }
  }
}
