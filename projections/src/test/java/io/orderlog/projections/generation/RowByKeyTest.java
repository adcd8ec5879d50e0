package io.orderlog.projections.generation;

import static io.orderlog.projections.OrderEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.feed.ProjectionLoop;
import io.orderlog.projections.feed.RebuildProgress;
import io.orderlog.projections.orders.OrderFinder;
import io.orderlog.projections.orders.OrderView;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.projections.rebuild.Rebuild;
import io.orderlog.projections.rebuild.Rollback;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** By the orders, which are asked so. */
@Tag("long")
@OnEveryDatabase
class RowByKeyTest {

  private static final Projection<OrderEvent> ORDERS = new OrdersProjection();
  private static final int CHANGES = 200;

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private final List<LogPosition> appended = new CopyOnWriteArrayList<>();

  private TestLog log;
  private ReadModelDatabase database;
  private ProjectionLoop<OrderEvent> loop;
  private OrderFinder orders;

  @BeforeEach
  void open() {
    log = TestLog.inMemory();
    database = ReadModelDatabase.open(kind.create(data));
    loop = new ProjectionLoop<>(database, log.log(), ORDERS, TimeSource.system());
    orders = new OrderFinder(new ReadModels(database));
  }

  @AfterEach
  void close() {
    loop.close();
    database.close();
    log.close();
  }

  @Test
  void the_first_answer_and_those_after_it_are_the_same() {
    append("a", 1, placed("ada"));
    append("b", 1, placed("bob"));
    feed();
    Snapshot<Optional<OrderView>> first = orders.byId("a");
    assertThat(first.value()).get().extracting(OrderView::customerId).isEqualTo("ada");
    assertThat(orders.byId("a")).isEqualTo(first);
    assertThat(orders.byId("b").value()).get().extracting(OrderView::customerId)
        .isEqualTo("bob");
    assertThat(orders.byId("c")).isEqualTo(
        new Snapshot<>(Optional.empty(), first.generation(), first.nextOffsets()));
    assertThat(first.nextOffsets().partitions()).isEqualTo(log.log().identity().allPartitions());
  }

  @Test
  void a_key_is_a_value_and_no_sql() {
    append("it's ? {0} :a", 1, placed("ada"));
    feed();
    for (int i = 0; i < 2; i++) {
      assertThat(orders.byId("it's ? {0} :a").value()).isPresent();
      assertThat(orders.byId("' or '1'='1").value()).isEmpty();
    }
  }

  @Test
  void row_and_progress_are_of_one_instant_while_events_arrive() {
    append("a", 1, placed("ada"));
    feed();
    AtomicBoolean stop = new AtomicBoolean();
    var reading = CompletableFuture.runAsync(() -> {
      while (!stop.get()) {
        Snapshot<Optional<OrderView>> found = orders.byId("a");
        int version = (int) found.value().orElseThrow().version();
        assertThat(found.includes(appended.get(version - 1))).as("version %d", version).isTrue();
        assertThat(appended.stream().skip(version)).noneMatch(found::includes);
      }
    });
    try {
      for (int i = 2; i < CHANGES && !reading.isDone(); i++) {
        append("a", i, new QuantityChanged("pen", i % 9 + 1, (i % 9 + 1) * 250L));
        loop.doWork();
      }
    } finally {
      stop.set(true);
    }
    reading.join();
  }

  @Test
  void the_generation_that_is_active_answers_after_each_switch() {
    append("a", 1, placed("ada"));
    feed();
    assertThat(orders.byId("a").generation()).isEqualTo(new Generation(1));
    rebuild();
    assertThat(orders.byId("a").generation()).isEqualTo(new Generation(2));
    new Rollback<>(database, log.log(), TimeSource.system()).run(ORDERS);
    assertThat(orders.byId("a").generation()).isEqualTo(new Generation(1));
    assertThat(orders.byId("a").value()).isPresent();
  }

  @Test
  void a_generation_that_was_dropped_since_is_not_missed() {
    append("a", 1, placed("ada"));
    feed();
    assertThat(orders.byId("a").generation()).isEqualTo(new Generation(1));
    rebuild();
    rebuild();
    assertThat(orders.byId("a").generation()).isEqualTo(new Generation(3));
    assertThat(orders.byId("a").value()).isPresent();
  }

  @Test
  void tables_that_are_gone_are_told() {
    append("a", 1, placed("ada"));
    feed();
    orders.byId("a");
    database.write(sql -> ORDERS.tables(new Generation(1)).stream()
        .map(ReadModelTable::table).forEach(table -> sql.dropTable(table).execute()));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> orders.byId("a"))
          .isInstanceOf(ReadModelUnavailableException.class)
          .hasMessageContaining("its tables are gone");
    }
  }

  private void rebuild() {
    new Rebuild<>(database, log.log(), TimeSource.system())
        .run(ORDERS, RebuildProgress.unwatched());
  }

  private void append(String orderId, long version, OrderEvent event) {
    appended.add(log.append(orderId, version, event));
  }

  private void feed() {
    Eventually.holds("all fed", () -> {
      loop.doWork();
      return appended.stream().allMatch(new ReadModels(database).progress("orders")::includes);
    });
  }
}
