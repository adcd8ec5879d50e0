package io.orderlog.benchmarks.whole;

import io.orderlog.benchmarks.Benchmark;
import io.orderlog.benchmarks.ReadModelKind;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.measure.Ratios;
import io.orderlog.benchmarks.server.AotCache;
import io.orderlog.benchmarks.server.ServerJvm;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.benchmarks.server.WholeSystem;
import io.orderlog.standalone.OrderlogMain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The demo, which sends one command after the other. */
public record Demo() implements Benchmark {

  /** The same orders each time. */
  private static final String SEED = "1";

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public String meaning() {
    return "seconds that `orderlog demo` takes against `orderlog start` on H2, with the start of its"
        + " own JVM: the first time after a start, and the median of all times after it";
  }

  @Override
  public List<Figure> run(Effort effort) {
    List<String> cache = AotCache.make();
    try (TemporaryFolder folder = TemporaryFolder.create();
        ReadModelKind.Opened opened = ReadModelKind.H2.open(folder.path().resolve("read-model"));
        WholeSystem orderlog = WholeSystem.startByDefault(
            folder.path(), opened.settings(), cache)) {
      double first = seconds(folder.path(), orderlog, cache);
      List<Double> later = new ArrayList<>();
      for (int round = 0; round < effort.rounds(); round++) {
        later.add(seconds(folder.path(), orderlog, cache));
      }
      return List.of(figure("Demo, first after a start", List.of(first)),
          figure("Demo, on a running system", later));
    }
  }

  private static double seconds(Path folder, WholeSystem orderlog, List<String> cache) {
    long start = System.nanoTime();
    try (ServerJvm demo = ServerJvm.start(folder, cache, orderlog.environment(),
        OrderlogMain.class.getName(), "demo", "--seed", SEED)) {
      demo.awaitSuccess();
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private static Figure figure(String what, List<Double> seconds) {
    return new Figure(what,
        String.format(Locale.ROOT, "%.1f s (%.1f to %.1f)", Ratios.median(seconds),
            seconds.stream().min(Double::compare).orElseThrow(),
            seconds.stream().max(Double::compare).orElseThrow()),
        "-", "-", "under 8 s");
  }
}
