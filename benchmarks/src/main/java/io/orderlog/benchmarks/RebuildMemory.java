package io.orderlog.benchmarks;

import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.measure.Ratios;
import io.orderlog.benchmarks.server.Broker;
import io.orderlog.benchmarks.server.LongLog;
import io.orderlog.benchmarks.server.ServerJvm;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.standalone.OrderlogMain;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A rebuild in little memory: one that kept the log in it could not end. */
record RebuildMemory() implements Benchmark {

  private static final int HEAP_MB = 160;

  @Override
  public String name() {
    return "rebuild-memory";
  }

  @Override
  public String meaning() {
    return "`orderlog replay rebuild orders` on PostgreSQL in a heap of " + HEAP_MB
        + " MB, against the same with the JVM's default heap";
  }

  @Override
  public List<Figure> run(Effort effort) {
    int orders = effort.orders() / LongLog.EVENTS_PER_ORDER;
    try (TemporaryFolder folder = TemporaryFolder.create();
        Broker broker = Broker.start(folder.path(), "process-crash", orders);
        ReadModelKind.Opened opened = ReadModelKind.POSTGRES.open(folder.path())) {
      Ratios ratios = Ratios.measure(0, effort.rounds(),
          () -> millis(folder.path(), broker, opened.settings(), List.of("-Xmx" + HEAP_MB + "m")),
          () -> millis(folder.path(), broker, opened.settings(), List.of()));
      return List.of(Figure.time(String.format(Locale.ROOT,
          "Rebuild of orders in %d MB of heap, %,d events", HEAP_MB,
          orders * LongLog.EVENTS_PER_ORDER), ratios, "in the default heap", "about 1"));
    }
  }

  private static double millis(
      Path folder, Broker broker, ReadModelSettings database, List<String> jvmOptions) {
    long start = System.nanoTime();
    try (ServerJvm rebuild = ServerJvm.start(folder, jvmOptions, Map.of(
        "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
        "ORDERLOG_DATABASE_URL", database.url(),
        "ORDERLOG_DATABASE_USER", database.user(),
        "ORDERLOG_DATABASE_PASSWORD", database.password()),
        OrderlogMain.class.getName(), "replay", "rebuild", "orders")) {
      rebuild.awaitOutput("is active now");
      return (System.nanoTime() - start) / 1e6;
    }
  }
}
