package io.orderlog.benchmarks.whole;

import io.orderlog.benchmarks.Benchmark;
import io.orderlog.benchmarks.ReadModelKind;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.server.AotCache;
import io.orderlog.benchmarks.server.OrderSystem;
import io.orderlog.benchmarks.server.PlainSystem;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.benchmarks.server.WholeSystem;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A system that was started and is not used. */
public record Idle() implements Benchmark {

  @Override
  public String name() {
    return "idle";
  }

  @Override
  public String meaning() {
    return "`orderlog start` on H2 that nobody uses, a minute after its start: the processor time of a"
        + " further minute in percent of one core, and resident memory; next to plain-postgres with"
        + " its PostgreSQL at the same time";
  }

  @Override
  public List<Figure> run(Effort effort) {
    try (TemporaryFolder folder = TemporaryFolder.create();
        ReadModelKind.Opened opened = ReadModelKind.H2.open(folder.path().resolve("read-model"));
        OrderSystem plain = PlainSystem.start(folder.path(), 0);
        OrderSystem orderlog = WholeSystem.startByDefault(
            folder.path(), opened.settings(), AotCache.make())) {
      pass(effort.idle());
      double ours = orderlog.processorSeconds();
      double byHand = plain.processorSeconds();
      pass(effort.idle());
      double percent = 100e9 / effort.idle().toNanos();
      return List.of(
          figure("Idle, H2, of one core", "%.1f%%", (orderlog.processorSeconds() - ours) * percent,
              (plain.processorSeconds() - byHand) * percent, "under 2%"),
          figure("Idle, H2, resident", "%.0f MB", orderlog.residentMegabytes(),
              plain.residentMegabytes(), "under 400 MB"));
    }
  }

  private static Figure figure(
      String what, String format, double ours, double byHand, String goal) {
    return new Figure(what, String.format(Locale.ROOT, format, ours),
        String.format(Locale.ROOT, format, byHand) + " plain-postgres with its PostgreSQL",
        "-", goal);
  }

  private static void pass(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
