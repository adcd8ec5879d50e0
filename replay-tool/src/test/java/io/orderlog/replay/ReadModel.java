package io.orderlog.replay;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.projections.Projections;
import io.orderlog.projections.TestFeed;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.UnsharedLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.history.HistoryEntry;
import io.orderlog.projections.history.HistoryFinder;
import io.orderlog.projections.orders.OrderFilter;
import io.orderlog.projections.orders.OrderFinder;
import io.orderlog.projections.orders.OrderQuery;
import io.orderlog.projections.orders.OrderView;
import io.orderlog.projections.readmodel.Projection;
import java.nio.file.Path;
import java.util.List;

/** What queries would see while the tool is at work. */
public record ReadModel(TestLog log, ReadModelDatabase database) implements AutoCloseable {

  private static final int ALL = 200;

  /** What is in both read models. */
  public record Rows(List<OrderView> orders, List<HistoryEntry> events) {}

  public static ReadModel open(TestLog log, Path data) {
    return new ReadModel(log, ReadModelDatabase.open(ReadModelSettings.inFolder(data)));
  }

  /** Applies all that is in the log. */
  public void feed() {
    // Each waits for Kafka most of the time.
    Projections.ofOrders().parallelStream().forEach(this::feed);
  }

  public Rows rows() {
    HistoryFinder histories = new HistoryFinder(new ReadModels(database));
    List<OrderView> orders =
        new OrderFinder(new ReadModels(database)).page(OrderQuery.newest(OrderFilter.ALL, ALL))
            .value();
    return new Rows(orders, orders.stream()
        .flatMap(order -> histories.of(order.orderId()).value().stream()).toList());
  }

  /** The tables that there are, and whose they are. */
  public List<String> tables() {
    return database.read(sql -> sql.fetch("select lower(table_name) from information_schema.tables"
        + " where table_type = 'BASE TABLE' and lower(table_schema) = 'public' order by 1")
        .getValues(0, String.class));
  }

  /** Does to the tables what no projection would. */
  public void sql(String statement) {
    database.write(sql -> sql.execute(statement));
  }

  @Override
  public void close() {
    database.close();
  }

  private void feed(Projection<OrderEvent> projection) {
    TestFeed.untilCaughtUp(database, new UnsharedLog<>(log.log()), projection);
  }
}
