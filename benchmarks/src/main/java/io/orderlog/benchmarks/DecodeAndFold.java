package io.orderlog.benchmarks;

import io.orderlog.benchmarks.ceiling.RawReader;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.measure.Ratios;
import io.orderlog.benchmarks.server.Broker;
import io.orderlog.benchmarks.server.LongLog;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.projections.orders.OrderFold;
import io.orderlog.projections.orders.OrderView;
import io.orderlog.time.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** What a rebuild does before it comes to the database. */
record DecodeAndFold() implements Benchmark {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "decode-and-fold";
  }

  @Override
  public String meaning() {
    return "events read from the log, decoded and folded into orders in memory, by one thread and by"
        + " one for each core, against a read_committed consumer that throws away what it reads";
  }

  @Override
  public List<Figure> run(Effort effort) {
    int orders = effort.orders() / LongLog.EVENTS_PER_ORDER;
    int cores = Runtime.getRuntime().availableProcessors();
    try (TemporaryFolder folder = TemporaryFolder.create();
        Broker broker = Broker.start(folder.path(), "process-crash", orders)) {
      return List.of(
          figure(broker, 1, "one thread", effort),
          figure(broker, cores, cores + " threads, as a rebuild has them", effort));
    }
  }

  private static Figure figure(Broker broker, int threads, String how, Effort effort) {
    Ratios ratios = Ratios.measure(effort.discarded(), effort.rounds(),
        () -> eventsPerSecond(broker, threads),
        () -> RawReader.rate(broker.bootstrapServers()));
    return Figure.rate("Decode and fold, " + how, ratios, "events", "read by a raw consumer",
        "at least 0.3");
  }

  private static double eventsPerSecond(Broker broker, int threads) {
    long start = System.nanoTime();
    try (
        var log =
            KafkaEventLog.open(OrderLog.ORDERS, KafkaConnection.to(broker.bootstrapServers()));
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<CompletableFuture<Long>> shares = IntStream.range(0, threads)
          .mapToObj(share -> CompletableFuture.supplyAsync(
              () -> foldShare(log, share, threads), pool))
          .toList();
      long events = shares.stream().mapToLong(CompletableFuture::join).sum();
      return events / ((System.nanoTime() - start) / 1e9);
    }
  }

  /** Returns how many events there were. */
  private static long foldShare(EventLog<OrderEvent> log, int share, int shares) {
    Offsets from = Offsets.atStart(log.identity().allPartitions().stream()
        .filter(partition -> partition % shares == share).toList());
    Map<String, OrderView> orders = new HashMap<>();
    try (LogReader<OrderEvent> reader = log.openReader(from)) {
      new CatchUp(log, TimeSource.system(), PATIENCE).run(reader, events -> events.forEach(
          event -> orders.compute(event.streamId(), (_, order) -> OrderFold.apply(order, event))));
    }
    return orders.values().stream().mapToLong(OrderView::version).sum();
  }
}
