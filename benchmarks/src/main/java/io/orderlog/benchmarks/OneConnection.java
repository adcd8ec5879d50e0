package io.orderlog.benchmarks;

import io.orderlog.benchmarks.ceiling.BareTransactions;
import io.orderlog.benchmarks.load.HttpLoad;
import io.orderlog.benchmarks.load.LoadResult;
import io.orderlog.benchmarks.load.Requests;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.measure.Ratios;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.benchmarks.server.WriteSide;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/** One client that places an order, waits for its 201, and places the next. */
record OneConnection(String durability) implements Benchmark {

  @Override
  public String name() {
    return "one-connection-" + durability;
  }

  @Override
  public String meaning() {
    return "milliseconds from request to 201, one client, against the median of a bare Kafka"
        + " transaction of one record on the same broker";
  }

  @Override
  public List<Figure> run(Effort effort) {
    List<Double> bare = new ArrayList<>();
    List<Double> median = new ArrayList<>();
    List<Double> tail = new ArrayList<>();
    try (TemporaryFolder folder = TemporaryFolder.create();
        WriteSide orderlog = WriteSide.start(folder.path(), durability, List.of(), 0)) {
      for (int round = -effort.discarded(); round < effort.rounds(); round++) {
        Histogram transactions = BareTransactions.run(
            orderlog.bootstrapServers(), effort.warmUp(), effort.measured());
        LoadResult placed = new HttpLoad(orderlog.url(), 1, HttpLoad.NO_PACE,
            Requests.placeOrder(new SplittableRandom(1)))
            .run(effort.warmUp(), effort.measured());
        placed.rate(201);
        if (round < 0) {
          continue;
        }
        bare.add(transactions.getValueAtPercentile(50) / 1000.0);
        median.add(placed.millis(50));
        tail.add(placed.millis(99));
      }
    }
    return List.of(
        Figure.time("One connection, p50, " + durability, new Ratios(median, bare),
            "p50 of a bare transaction", "at most 2"),
        Figure.time("One connection, p99, " + durability, new Ratios(tail, bare),
            "p50 of a bare transaction", "at most 8"));
  }
}
