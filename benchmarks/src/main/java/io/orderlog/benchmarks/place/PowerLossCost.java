package io.orderlog.benchmarks.place;

import io.orderlog.benchmarks.Benchmark;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.benchmarks.server.WritePath;
import io.orderlog.settings.Durability;
import java.util.List;

/** What it costs to survive a power loss. */
public record PowerLossCost() implements Benchmark {

  @Override
  public String name() {
    return "place-power-loss-cost";
  }

  @Override
  public String meaning() {
    return "broker and command side in one JVM, without read models: " + ClientCounts.IN_WORDS
        + ", at power-loss against the same at process-crash";
  }

  @Override
  public List<Figure> run(Effort effort) {
    try (TemporaryFolder folder = TemporaryFolder.create();
        WritePath crash = WritePath.orderlog(folder.path(), Durability.PROCESS_CRASH);
        WritePath power = WritePath.orderlog(folder.path(), Durability.POWER_LOSS)) {
      return new ClientCounts(power.url(), crash.url(), "at process-crash").measure(
          "Place order, power-loss", effort, "at least 0.9", "-");
    }
  }
}
