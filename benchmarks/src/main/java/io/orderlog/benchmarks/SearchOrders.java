package io.orderlog.benchmarks;

import io.orderlog.benchmarks.ceiling.RawReader;
import io.orderlog.benchmarks.load.HttpLoad;
import io.orderlog.benchmarks.load.LoadResult;
import io.orderlog.benchmarks.load.Requests;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.measure.Ratios;
import io.orderlog.benchmarks.server.LongLog;
import io.orderlog.benchmarks.server.ServerJvm;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.benchmarks.server.WriteSide;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.http.HttpProbe;
import io.orderlog.search.IndexFolder;
import io.orderlog.search.order.OrderDocuments;
import io.orderlog.search.rebuild.IndexProgress;
import io.orderlog.search.rebuild.IndexRebuild;
import io.orderlog.standalone.OrderlogMain;
import io.orderlog.time.TimeSource;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** The index of orders: how fast it is made, asked and kept up to date. */
record SearchOrders() implements Benchmark {

  private static final int CLIENTS = 8;
  private static final double QUERIES_PER_SECOND = 100;
  private static final double ORDERS_PER_SECOND = 500;
  private static final int WRITERS = 64;
  private static final String DURABILITY = "process-crash";
  private static final long PAUSE_NANOS = 10_000_000;

  @Override
  public String name() {
    return "search";
  }

  @Override
  public String meaning() {
    return "orders found by words while others are placed, the p99 against that without any; orders"
        + " until the index has them, against those placed; its rebuild, against a read_committed"
        + " consumer that throws away what it reads";
  }

  @Override
  public List<Figure> run(Effort effort) {
    try (TemporaryFolder folder = TemporaryFolder.create();
        WriteSide commands = WriteSide.start(
            folder.path(), DURABILITY, List.of(), effort.orders())) {
      Figure rebuild = rebuild(commands, folder, effort);
      try (ServerJvm queries = queries(commands, folder);
          HttpProbe probe = new HttpProbe(queries.url().toString())) {
        awaitCaughtUp(probe);
        return List.of(rebuild, latency(commands.url(), queries.url(), effort),
            keepUp(commands.url(), probe, effort));
      }
    }
  }

  private static ServerJvm queries(WriteSide commands, TemporaryFolder folder) {
    return ServerJvm.start(folder.path(), List.of(), Map.of(
        "ORDERLOG_DATA", folder.path().resolve("queries").toString(),
        "ORDERLOG_QUERY_PORT", "0",
        "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", commands.bootstrapServers()),
        OrderlogMain.class.getName(), "query-side").awaitOutput("http://");
  }

  private static Figure rebuild(WriteSide commands, TemporaryFolder folder, Effort effort) {
    IndexFolder index = new IndexFolder(folder.path().resolve("rebuilt"));
    try (var log = KafkaEventLog.open(
        OrderLog.ORDERS, KafkaConnection.to(commands.bootstrapServers()))) {
      Ratios ratios = Ratios.measure(0, effort.rounds(), () -> {
        long start = System.nanoTime();
        IndexRebuild.Report report =
            new IndexRebuild<>(new OrderDocuments(), log, TimeSource.system(),
                IndexProgress.unwatched()).run(index);
        return report.events() / ((System.nanoTime() - start) / 1e9);
      }, () -> RawReader.rate(commands.bootstrapServers()));
      return Figure.rate(String.format(Locale.ROOT,
          "Rebuild of the index of %,d orders, compared with the one before", effort.orders()),
          ratios, "events", "read by a raw consumer", "50,000 events/s");
    }
  }

  private static Figure latency(URI commands, URI queries, Effort effort) {
    Ratios ratios = Ratios.measure(effort.discarded(), effort.rounds(), () -> {
      CompletableFuture<LoadResult> placing = CompletableFuture.supplyAsync(
          () -> new HttpLoad(commands, CLIENTS, ORDERS_PER_SECOND,
              Requests.placeOrder(new SplittableRandom(1)))
              .run(effort.warmUp(), effort.measured()));
      double millis = millis(queries, effort);
      placing.join().requireAll(201);
      return millis;
    }, () -> millis(queries, effort));
    return Figure.time(String.format(Locale.ROOT,
        "p99 of %.0f searches/s among %,d orders, while %.0f/s are placed", QUERIES_PER_SECOND,
        effort.orders(), ORDERS_PER_SECOND), ratios, "while none is", "under 20 ms");
  }

  private static double millis(URI queries, Effort effort) {
    LoadResult result = new HttpLoad(queries, CLIENTS, QUERIES_PER_SECOND,
        Requests.search(LongLog.ids(Math.min(effort.orders(), 10_000)), new SplittableRandom(2)))
        .run(effort.warmUp(), effort.measured());
    result.requireAll(200);
    return result.millis(99);
  }

  private static Figure keepUp(URI commands, HttpProbe queries, Effort effort) {
    double[] placed = {0};
    Ratios ratios = Ratios.measure(effort.discarded(), effort.rounds(),
        () -> placed[0] / (effort.measured().toNanos() / 1e9 + awaitCaughtUp(queries)), () -> {
          LoadResult result = new HttpLoad(commands, WRITERS, HttpLoad.NO_PACE,
              Requests.placeOrder(new SplittableRandom(3))).runToEnd(effort.measured());
          placed[0] = result.count(201);
          return placed[0] / result.seconds();
        });
    return Figure.rate("Orders until the index has them, " + WRITERS + " clients", ratios,
        "orders", "as they were placed", "at least 0.9");
  }

  /** Returns how many seconds it took. */
  private static double awaitCaughtUp(HttpProbe queries) {
    long start = System.nanoTime();
    while (true) {
      var answer = queries.get("/search?q=mug&limit=1");
      if (answer.status() == 200 && answer.header("Orderlog-Lag").equals("0")) {
        return (System.nanoTime() - start) / 1e9;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
