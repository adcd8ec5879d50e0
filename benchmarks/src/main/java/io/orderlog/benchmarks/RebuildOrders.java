package io.orderlog.benchmarks;

import io.orderlog.benchmarks.ceiling.RawRows;
import io.orderlog.benchmarks.measure.Effort;
import io.orderlog.benchmarks.measure.Figure;
import io.orderlog.benchmarks.measure.Ratios;
import io.orderlog.benchmarks.server.Broker;
import io.orderlog.benchmarks.server.LongLog;
import io.orderlog.benchmarks.server.TemporaryFolder;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.feed.RebuildProgress;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.rebuild.Rebuild;
import io.orderlog.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The order read model is rebuilt. */
record RebuildOrders(ReadModelKind kind) implements Benchmark {

  private static final Projection<OrderEvent> ORDERS = new OrdersProjection();

  @Override
  public String name() {
    return "rebuild-" + kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String meaning() {
    return "the order read model with all its indexes rebuilt from the log on " + kind
        + ", against the same rows, ready in memory, written by "
        + (kind == ReadModelKind.H2 ? "a plain JDBC batch" : "COPY")
        + " into the same tables, with the indexes made after";
  }

  @Override
  public List<Figure> run(Effort effort) {
    int orders = effort.orders() / LongLog.EVENTS_PER_ORDER;
    double events = (double) orders * LongLog.EVENTS_PER_ORDER;
    int cores = Runtime.getRuntime().availableProcessors();
    try (TemporaryFolder folder = TemporaryFolder.create();
        Broker broker = Broker.start(folder.path(), "process-crash", orders);
        ReadModelKind.Opened opened = kind.open(folder.path().resolve("read-model"));
        var log =
            KafkaEventLog.open(OrderLog.ORDERS, KafkaConnection.to(broker.bootstrapServers()));
        ReadModelDatabase database = ReadModelDatabase.open(opened.settings())) {
      RawRows rows = new RawRows(database, opened.settings(), ORDERS,
          rebuild(database, log, cores));
      List<Figure> figures = new ArrayList<>();
      figures.add(Figure.rate(String.format(Locale.ROOT,
          "Rebuild of orders on %s, %,.0f events", kind, events),
          Ratios.measure(0, effort.rounds(),
              () -> events / seconds(database, log, cores), () -> events / rows.seconds()),
          "events", "rows written by " + (kind == ReadModelKind.H2 ? "JDBC batch" : "COPY"),
          kind == ReadModelKind.H2 ? "at least 0.8" : "at least 0.5"));
      if (kind == ReadModelKind.POSTGRES) {
        figures.add(Figure.rate("The same with " + cores + " threads against one",
            Ratios.measure(0, effort.rounds(), () -> events / seconds(database, log, cores),
                () -> events / seconds(database, log, 1)),
            "events", "with one thread", "above 1"));
      }
      return figures;
    }
  }

  private static double seconds(
      ReadModelDatabase database, EventLog<OrderEvent> log, int threads) {
    long start = System.nanoTime();
    rebuild(database, log, threads);
    return (System.nanoTime() - start) / 1e9;
  }

  private static Generation rebuild(
      ReadModelDatabase database, EventLog<OrderEvent> log, int threads) {
    return new Rebuild<>(database, log, TimeSource.system(), threads)
        .run(ORDERS, RebuildProgress.unwatched());
  }
}
