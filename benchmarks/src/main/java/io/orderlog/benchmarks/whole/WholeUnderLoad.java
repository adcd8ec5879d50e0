package io.orderlog.benchmarks.whole;

import io.orderlog.benchmarks.Benchmark;
import io.orderlog.benchmarks.ReadModelKind;
import io.orderlog.benchmarks.measure.Behind;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.measure.Ratios;
import io.orderlog.benchmarks.server.AotCache;
import io.orderlog.benchmarks.server.OrderSystem;
import io.orderlog.benchmarks.server.PlainSystem;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.benchmarks.server.WholeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What users get from {@code ./orderlog start} whose clients place orders. */
public record WholeUnderLoad(ReadModelKind kind) implements Benchmark {

  private static final int MANY = 256;
  private static final int FEW = 32;

  @Override
  public String name() {
    return "whole-" + kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String meaning() {
    return "`orderlog start` on " + kind + " at power-loss, with all of its read models, against"
        + " plain-postgres (Javalin, one INSERT a command that is on disk, an asynchronous summary):"
        + " orders/s of " + MANY + " and " + FEW + " clients, where the time that the read models"
        + " then need beyond one second counts; p50 of one client; resident memory";
  }

  @Override
  public List<Figure> run(Effort effort) {
    try (TemporaryFolder folder = TemporaryFolder.create();
        ReadModelKind.Opened opened = kind.open(folder.path().resolve("read-model"));
        OrderSystem plain = PlainSystem.start(folder.path(), 0);
        OrderSystem orderlog = WholeSystem.startByDefault(
            folder.path(), opened.settings(), AotCache.make())) {
      Placing ours = new Placing(orderlog);
      Placing byHand = new Placing(plain);
      for (int i = 0; i < effort.discarded(); i++) {
        for (int clients : List.of(MANY, FEW)) {
          byHand.warm(clients, effort.measured());
          ours.warm(clients, effort.measured());
        }
      }
      List<Figure> figures = new ArrayList<>();
      figures.add(rate(MANY, ours, byHand, effort, "at least 1.0"));
      figures.add(rate(FEW, ours, byHand, effort, "at least 0.6"));
      figures.add(latency(ours, byHand, effort));
      figures.add(memory(ours, byHand, opened));
      return figures;
    }
  }

  private Figure rate(int clients, Placing ours, Placing byHand, Effort effort, String goal) {
    ours.forgetSecondsBehind();
    Ratios ratios = Ratios.measure(0, effort.rounds(),
        () -> ours.rate(clients, effort.warmUp(), effort.measured()),
        () -> byHand.rate(clients, effort.warmUp(), effort.measured()));
    return Figure.rate(String.format(Locale.ROOT, "Whole system, %s, %d clients (%s)", kind,
        clients, behind(ours)), ratios, "orders", "plain-postgres", goal);
  }

  private static String behind(Placing ours) {
    double median = Ratios.median(ours.secondsBehind());
    double most = ours.secondsBehind().stream().max(Double::compare).orElseThrow();
    return String.format(Locale.ROOT, "read models %s, %.1f s, at most %.1f s",
        median > Behind.ALLOWED ? "fell behind" : "behind", median, most);
  }

  private Figure latency(Placing ours, Placing byHand, Effort effort) {
    return Figure.time("Whole system, " + kind + ", one client, p50",
        Ratios.measure(0, effort.rounds(),
            () -> ours.medianMillis(1, effort.warmUp(), effort.measured()),
            () -> byHand.medianMillis(1, effort.warmUp(), effort.measured())),
        "plain-postgres", "at most 4");
  }

  private Figure memory(Placing ours, Placing byHand, ReadModelKind.Opened opened) {
    String database = kind == ReadModelKind.H2
        ? ""
        : String.format(Locale.ROOT, ", and %.0f MB its PostgreSQL", opened.residentMegabytes());
    return new Figure("Whole system, " + kind + ", resident under load",
        String.format(Locale.ROOT, "%.0f MB%s", ours.residentMegabytes(), database),
        String.format(Locale.ROOT, "%.0f MB plain-postgres with its PostgreSQL",
            byHand.residentMegabytes()),
        String.format(Locale.ROOT, "%.2f", ours.residentMegabytes() / byHand.residentMegabytes()),
        "under 700 MB");
  }
}
