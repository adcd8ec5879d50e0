package io.orderlog.projections.rebuild;

import static io.orderlog.projections.OrderEvents.next;
import static io.orderlog.projections.OrderEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.Projections;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.TestFeed;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.feed.ProjectionRunner;
import io.orderlog.projections.feed.RebuildProgress;
import io.orderlog.projections.generation.GenerationTables;
import io.orderlog.projections.generation.ReadModelStatus;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.generation.RebuildRefusedException;
import io.orderlog.projections.orders.OrderFinder;
import io.orderlog.projections.orders.OrderView;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.readmodel.FailingProjection;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@Tag("long")
@OnEveryDatabase
class RebuildTest {

  private static final Projection<OrderEvent> ORDERS = new OrdersProjection();
  private static final Generation FIRST = new Generation(1);
  private static final Generation SECOND = new Generation(2);
  /** So many events may wait to be applied, and the log is never at rest. */
  private static final int AHEAD = 50;
  private static final long PAUSE_NANOS = 500_000;

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private TestLog log;
  private ReadModelDatabase database;

  @BeforeEach
  void open() {
    log = TestLog.inMemory();
    database = ReadModelDatabase.open(kind.create(data));
  }

  @AfterEach
  void close() {
    database.close();
    log.close();
  }

  @Test
  void makes_the_same_rows_as_feeding_did() {
    log.appendOrders(0, 500);
    for (Projection<OrderEvent> projection : Projections.ofOrders()) {
      feedAll(projection);
      assertThat(rebuild().run(projection, RebuildProgress.unwatched())).isEqualTo(SECOND);
      assertThat(rows(projection, SECOND))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(rows(projection, FIRST));
    }
    assertThat(statuses()).containsExactlyElementsOf(Projections.ofOrders().stream()
        .flatMap(each -> Stream.of(each.name() + " 1 PREVIOUS", each.name() + " 2 ACTIVE"))
        .toList());
  }

  @Test
  void makes_the_same_indexes_as_feeding_did() {
    log.appendOrders(0, 10);
    feedAll(ORDERS);
    rebuild().run(ORDERS, RebuildProgress.unwatched());
    assertThat(indexes("orders_g2")).hasSizeGreaterThanOrEqualTo(7)
        .isEqualTo(indexes("orders_g1"));
  }

  /** Their columns, because the names have the generation in them. */
  private Set<String> indexes(String table) {
    return database.read(sql -> sql.meta().getTables().stream()
        .filter(found -> found.getName().equalsIgnoreCase(table))
        .flatMap(found -> found.getIndexes().stream())
        .map(index -> index.getFields().stream().map(SortField::getName).toList().toString())
        .collect(Collectors.toSet()));
  }

  @Test
  void works_where_there_is_no_read_model_yet() {
    log.appendOrders(0, 10);
    rebuild().run(ORDERS, RebuildProgress.unwatched());
    assertThat(rows(ORDERS, FIRST)).hasSize(10);
    assertThat(statuses()).containsExactly("orders 1 ACTIVE");
  }

  @Test
  void tells_how_it_gets_on() {
    log.appendOrders(0, 500);
    var seen = new ConcurrentLinkedQueue<Long>();
    rebuild().run(ORDERS, (events, done, total) -> {
      assertThat(done).isBetween(events, total);
      seen.add(events);
    });
    assertThat(seen).contains(1_000L);
  }

  @Test
  void never_takes_a_reader_back_while_events_keep_arriving() throws Exception {
    log.append("order", 1, placed("customer"));
    AtomicBoolean stop = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(2);
        ProjectionRunner runner = ProjectionRunner.start(database, log.log(), List.of(ORDERS),
            TimeSource.system(), new Random(1))) {
      OrderFinder orders = new OrderFinder(new ReadModels(database));
      Eventually.holds("order there", () -> runner.health().getFirst().appliedEvents() == 1);
      AtomicLong seen = new AtomicLong();
      Future<Long> written = threads.submit(() -> write(seen, stop));
      Future<Long> read = threads.submit(() -> read(orders, seen, stop));
      try {
        Eventually.holds("reading", () -> seen.get() > 0);
        for (int i = 0; i < 3; i++) {
          long before = seen.get();
          rebuild().run(ORDERS, RebuildProgress.unwatched());
          Eventually.holds("read on", () -> seen.get() > before);
        }
      } finally {
        stop.set(true);
      }
      long versions = written.get();
      assertThat(read.get()).isGreaterThan(3);
      Eventually.holds("all applied", () -> orders.byId("order").value()
          .filter(order -> order.version() == versions).isPresent());
      // For a moment the runner may still be turning from a generation that was replaced.
      Eventually.holds("fed again", () -> runner.health().getFirst().reason().isEmpty());
    }
  }

  /** Appends until told to stop, a little ahead of the reader; returns the last version. */
  private long write(AtomicLong seen, AtomicBoolean stop) {
    long version = 1;
    while (!stop.get()) {
      if (version < seen.get() + AHEAD) {
        version++;
        log.append(List.of(next("order", version, new QuantityChanged("pen", 1, 750))));
      } else {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    return version;
  }

  /** Reads until told to stop; returns how many versions it has seen. */
  private static long read(OrderFinder orders, AtomicLong seen, AtomicBoolean stop) {
    long last = 0;
    long versions = 0;
    while (!stop.get()) {
      long version = orders.byId("order").value().map(OrderView::version).orElse(0L);
      assertThat(version).isGreaterThanOrEqualTo(last).isPositive();
      versions += version > last ? 1 : 0;
      last = version;
      seen.set(version);
    }
    return versions;
  }

  @Test
  void leaves_the_live_read_model_alone_when_it_dies_and_succeeds_when_run_again() {
    log.appendOrders(0, 100);
    feedAll(ORDERS);
    FailingProjection failing = new FailingProjection(ORDERS);
    failing.failAfterApplying(true);
    assertThatThrownBy(() -> rebuild().run(failing, RebuildProgress.unwatched()))
        .isInstanceOf(ReadModelUnavailableException.class);
    assertThat(statuses()).containsExactly("orders 1 ACTIVE");
    assertThat(tables()).containsExactly("orders_g1");

    Generation rebuilt = rebuild().run(ORDERS, RebuildProgress.unwatched());
    assertThat(rows(ORDERS, rebuilt)).hasSize(100);
  }

  @Test
  void removes_what_a_killed_rebuild_has_left() {
    log.appendOrders(0, 10);
    feedAll(ORDERS);
    new GenerationTables(database, ORDERS)
        .create(log.log().identity(), TimeSource.system().instant());
    assertThat(tables()).containsExactly("orders_g1", "orders_g2");

    rebuild().run(ORDERS, RebuildProgress.unwatched());
    assertThat(statuses()).containsExactly("orders 1 PREVIOUS", "orders 2 ACTIVE");
    rebuild().run(ORDERS, RebuildProgress.unwatched());
    assertThat(statuses()).containsExactly("orders 2 PREVIOUS", "orders 3 ACTIVE");
    assertThat(tables()).containsExactly("orders_g2", "orders_g3");
  }

  @Test
  void refuses_to_run_beside_another_one_of_the_same_read_model() throws Exception {
    log.appendOrders(0, 10);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<Generation> one = CompletableFuture.supplyAsync(
        () -> rebuild().run(ORDERS, (_, _, _) -> {
          begun.countDown();
          awaitQuietly(goOn);
        }));
    begun.await();
    assertThatThrownBy(() -> rebuild().run(ORDERS, RebuildProgress.unwatched()))
        .isInstanceOf(RebuildRefusedException.class)
        .hasMessageContaining("orders is being rebuilt");
    goOn.countDown();
    assertThat(one.get()).isEqualTo(FIRST);
  }

  @Test
  void is_the_remedy_for_a_read_model_of_another_log() {
    log.appendOrders(0, 10);
    feedAll(ORDERS);
    try (TestLog other = TestLog.inMemory()) {
      other.appendOrders(0, 3);
      Generation rebuilt = new Rebuild<>(database, other.log(), TimeSource.system())
          .run(ORDERS, RebuildProgress.unwatched());
      assertThat(rows(ORDERS, rebuilt)).hasSize(3);
    }
  }

  @Test
  void can_be_taken_back_without_a_step_back() {
    log.appendOrders(0, 10);
    feedAll(ORDERS);
    Rollback<OrderEvent> rollback = new Rollback<>(database, log.log(), TimeSource.system());
    assertThatThrownBy(() -> rollback.run(ORDERS)).isInstanceOf(RebuildRefusedException.class)
        .hasMessageContaining("no previous generation");

    rebuild().run(ORDERS, RebuildProgress.unwatched());
    log.appendOrders(10, 10);
    feedAll(ORDERS);
    assertThat(rollback.run(ORDERS)).isEqualTo(FIRST);
    assertThat(statuses()).containsExactly("orders 1 ACTIVE", "orders 2 PREVIOUS");
    assertThat(rows(ORDERS, FIRST)).hasSize(20);
  }

  private Rebuild<OrderEvent> rebuild() {
    return new Rebuild<>(database, log.log(), TimeSource.system());
  }

  private void feedAll(Projection<OrderEvent> projection) {
    TestFeed.untilCaughtUp(database, log.log(), projection);
  }

  private List<Record> rows(Projection<OrderEvent> projection, Generation generation) {
    ReadModelTable table = projection.tables(generation).getFirst();
    return database.read(sql -> sql.select(table.columns()).from(table.table()).fetch());
  }

  private List<String> statuses() {
    return ReadModelStatus.of(database, log.log(), Projections.ofOrders()).stream()
        .map(status -> status.projection() + " " + status.generation() + " " + status.status())
        .toList();
  }

  private Set<String> tables() {
    return database.read(sql -> sql.meta().getTables().stream()
        .map(Table::getName).map(name -> name.toLowerCase(Locale.ROOT))
        .filter(name -> name.startsWith("orders_"))
        .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
