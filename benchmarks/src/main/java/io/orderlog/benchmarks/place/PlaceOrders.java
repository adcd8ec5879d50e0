package io.orderlog.benchmarks.place;

import io.orderlog.benchmarks.Benchmark;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.benchmarks.server.WritePath;
import io.orderlog.settings.Durability;
import java.util.List;

/** The write path alone, next to the least that takes orders with Kafka. */
public record PlaceOrders(Durability durability) implements Benchmark {

  @Override
  public String name() {
    return "place-" + WritePath.text(durability);
  }

  @Override
  public String meaning() {
    return "broker and command side in one JVM, without read models, at "
        + WritePath.text(durability) + ": " + ClientCounts.IN_WORDS
        + ", against a bare pipeline in the same durability, with its broker in one JVM too: Javalin,"
        + " a queue, one transactional producer, the answer after the commit; no rules, no state";
  }

  @Override
  public List<Figure> run(Effort effort) {
    try (TemporaryFolder folder = TemporaryFolder.create();
        WritePath bare = WritePath.bare(folder.path(), durability);
        WritePath orderlog = WritePath.orderlog(folder.path(), durability)) {
      return new ClientCounts(orderlog.url(), bare.url(), "bare pipeline").measure(
          "Place order, " + WritePath.text(durability), effort, "at least 0.8", "-");
    }
  }
}
