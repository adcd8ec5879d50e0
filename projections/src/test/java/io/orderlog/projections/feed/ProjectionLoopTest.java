package io.orderlog.projections.feed;

import static io.orderlog.projections.OrderEvents.paid;
import static io.orderlog.projections.OrderEvents.placed;
import static io.orderlog.projections.OrderEvents.shipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.ForwardingSharedLog;
import io.orderlog.domain.order.OrderStatus;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.codec.UnreadableEventException;
import io.orderlog.eventlog.shared.ReaderGroup;
import io.orderlog.eventlog.shared.SharedLog;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.GenerationStatus;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.generation.Checkpoints;
import io.orderlog.projections.generation.ReadModelStatus;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.generation.StaleCheckpointException;
import io.orderlog.projections.generation.WrongLogException;
import io.orderlog.projections.history.HistoryEntry;
import io.orderlog.projections.history.HistoryFinder;
import io.orderlog.projections.history.HistoryProjection;
import io.orderlog.projections.orders.OrderFinder;
import io.orderlog.projections.orders.OrderView;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.readmodel.FailingProjection;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.projections.readmodel.StallingLog;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class ProjectionLoopTest {

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private TestLog log;
  private ReadModelDatabase database;
  private OrderFinder orders;

  @BeforeEach
  void open() {
    log = TestLog.inMemory();
    database = ReadModelDatabase.open(kind.create(data));
    orders = new OrderFinder(new ReadModels(database));
  }

  @AfterEach
  void close() {
    database.close();
    log.close();
  }

  @Test
  void brings_events_into_both_read_models() {
    log.append("order-1", 1, placed("customer"));
    LogPosition last = log.append("order-1", 2, paid());
    try (ProjectionLoop<OrderEvent> loop = loop(new OrdersProjection());
        ProjectionLoop<OrderEvent> history = loop(new HistoryProjection())) {
      work(loop, 2);
      work(history, 2);
    }
    Snapshot<Optional<OrderView>> found = orders.byId("order-1");
    assertThat(found.value()).map(OrderView::status).contains(OrderStatus.PAID);
    assertThat(found.value()).map(OrderView::position).contains(last);
    assertThat(found.includes(last)).isTrue();
    assertThat(new HistoryFinder(new ReadModels(database)).of("order-1").value())
        .extracting(HistoryEntry::version, HistoryEntry::type, HistoryEntry::dataJson)
        .containsExactly(
            tuple(1L, "order.placed.v1",
                "{\"customerId\":\"customer\",\"currency\":\"EUR\",\"lines\":["
                    + "{\"sku\":\"pen\",\"quantity\":2,\"unitPriceMinor\":250},"
                    + "{\"sku\":\"ink\",\"quantity\":1,\"unitPriceMinor\":500}],"
                    + "\"totalMinor\":1000}"),
            tuple(2L, "order.paid.v1",
                "{\"paymentReference\":\"payment-1\",\"amountMinor\":1000,"
                    + "\"currency\":\"EUR\"}"));
  }

  @Test
  void writes_one_row_for_many_events_of_an_order() {
    log.appendOrders(0, 100);
    try (ProjectionLoop<OrderEvent> loop = loop(new OrdersProjection())) {
      work(loop, 200);
    }
    assertThat(rows("orders_g1")).isEqualTo(100);
    assertThat(orders.byId("order-42").value()).map(OrderView::version).contains(2L);
  }

  @Test
  void goes_on_after_a_restart_where_it_was() {
    log.append("order-1", 1, placed("customer"));
    try (ProjectionLoop<OrderEvent> loop = loop(new HistoryProjection())) {
      work(loop, 1);
    }
    log.append("order-1", 2, paid());
    try (ProjectionLoop<OrderEvent> loop = loop(new HistoryProjection())) {
      work(loop, 1);
    }
    assertThat(rows("history_g1")).isEqualTo(2);
  }

  @Test
  void notices_that_somebody_else_was_faster_and_applies_nothing_twice() {
    log.append("order-1", 1, placed("customer"));
    try (ProjectionLoop<OrderEvent> one = loopOnItsOwn();
        ProjectionLoop<OrderEvent> other = loopOnItsOwn()) {
      work(one, 1);
      Eventually.holds("both have all partitions", () -> {
        other.doWork();
        return other.progress().partitions().size() == TestLog.PARTITIONS;
      });
      log.append("order-1", 2, paid());
      work(one, 1);
      assertThatThrownBy(() -> work(other, 1)).isInstanceOf(StaleCheckpointException.class);
      log.append("order-1", 3, shipped());
      work(other, 1);
    }
    assertThat(rows("history_g1")).isEqualTo(3);
  }

  @Test
  void applies_what_comes_before_an_event_that_it_cannot_read() {
    LogPosition readable = log.append("order-1", 1, placed("customer"));
    AtomicInteger batches = new AtomicInteger();
    StallingLog unreadable = new StallingLog(log.log(), () -> {
      if (batches.incrementAndGet() > 1) {
        throw new UnreadableEventException("no event", null);
      }
      log.append("order-1", 2, paid());
    });
    try (ProjectionLoop<OrderEvent> loop = new ProjectionLoop<>(
        database, unreadable, new HistoryProjection(), TimeSource.system())) {
      work(loop, 1);
    }
    assertThat(rows("history_g1")).isEqualTo(1);
    // The event, and the end of its transaction.
    assertThat(database.read(new Checkpoints("history", "orders", new Generation(1))::nextOffsets)
        .of(readable.partition())).isLessThanOrEqualTo(readable.offset() + 2);
  }

  @Test
  void leaves_what_it_has_read_of_a_partition_to_the_process_that_gets_it_meanwhile() {
    log.appendOrders(0, 20);
    try (ProjectionLoop<OrderEvent> other = loop(new HistoryProjection())) {
      AtomicBoolean joined = new AtomicBoolean();
      StallingLog shared = new StallingLog(log.log(), () -> {
        if (joined.compareAndSet(false, true)) {
          other.doWork();
        }
      });
      try (ProjectionLoop<OrderEvent> first = new ProjectionLoop<>(
          database, shared, new HistoryProjection(), TimeSource.system())) {
        Eventually.holds("all applied", () -> {
          first.doWork();
          if (joined.get()) {
            other.doWork();
          }
          return first.isCaughtUp() && other.isCaughtUp();
        });
      }
    }
    assertThat(rows("history_g1")).isEqualTo(40);
    assertThat(new ReadModels(database).parkedStreams("history")).isZero();
  }

  @Test
  void is_never_ahead_of_what_a_loss_of_power_leaves_of_the_log() {
    LogPosition last = log.append("order-1", 1, placed("customer"));
    FlushedLog flushed = new FlushedLog(log.log(), () -> rows("history_g1"));
    try (ProjectionLoop<OrderEvent> loop = new ProjectionLoop<>(
        database, flushed, new HistoryProjection(), TimeSource.system())) {
      work(loop, 1);
    }
    // H2 begins anew after one.
    assertThat(flushed.upTo.covers(last)).isEqualTo(database.isPostgres());
    assertThat(flushed.rowsBefore).isZero();
  }

  @Test
  void counts_what_it_has_applied_though_the_same_call_fails_after_that() {
    AtomicLong now = new AtomicLong();
    SilentLog silent = new SilentLog(log.log());
    try (ProjectionLoop<OrderEvent> loop = new ProjectionLoop<>(database, silent,
        new HistoryProjection(), TimeSource.of(InstantSource.system(), now::get))) {
      Eventually.holds("caught up", () -> {
        loop.doWork();
        return loop.isCaughtUp();
      });
      log.append("order-1", 1, placed("customer"));
      silent.isSilent = true;
      now.addAndGet(Duration.ofSeconds(3).toNanos());
      assertThatThrownBy(loop::doWork).isInstanceOf(LogUnavailableException.class);
      assertThat(rows("history_g1")).isEqualTo(1);
      assertThat(loop.appliedEvents()).isEqualTo(1);
    }
  }

  @Test
  void makes_changes_again_that_a_crash_of_the_database_took_away() {
    log.append("order-1", 1, placed("customer"));
    int partition = log.log().partitionOf("order-1");
    // It looks every other second, which comes soon by this clock.
    TimeSource quick = TimeSource.of(InstantSource.system(), () -> 50 * System.nanoTime());
    try (ProjectionLoop<OrderEvent> loop = new ProjectionLoop<>(
        database, log.log(), new HistoryProjection(), quick)) {
      work(loop, 1);
      Generation first = new Generation(1);
      Checkpoints checkpoints = new Checkpoints("history", "orders", first);
      long reached = database.read(checkpoints::nextOffsets).of(partition);
      database.write(sql -> {
        checkpoints.move(sql, Offsets.at(partition, reached), Offsets.at(partition, 0));
        sql.deleteFrom(DSL.table("history_g1")).execute();
      });
      Eventually.holds("applied again", () -> {
        tryToWork(loop);
        return rows("history_g1") == 1;
      });
    }
  }

  @Test
  void takes_a_log_that_others_have_read_on_since_it_was_asked_for_whole() {
    try (ProjectionLoop<OrderEvent> loop = loop(new OrdersProjection())) {
      loop.doWork();
    }
    Snapshot<Generation> before = new ReadModels(database).progress("orders");
    Offsets ends = log.log().endOffsets(log.log().identity().allPartitions());
    database.write(sql -> new Checkpoints("orders", "orders", new Generation(1))
        .move(sql, Offsets.at(1, 0), Offsets.at(1, 7)));
    assertThat(new ReadModels(database).mismatch("orders", log.log().identity(), ends, before))
        .isEmpty();
    assertThat(new ReadModels(database).mismatch("orders", log.log().identity(), ends,
        new ReadModels(database).progress("orders"))).isPresent();
  }

  @Test
  void applies_nothing_if_it_fails_between_the_rows_and_the_commit() {
    log.append("order-1", 1, placed("customer"));
    FailingProjection failing = new FailingProjection(new HistoryProjection());
    try (ProjectionLoop<OrderEvent> loop = loop(failing)) {
      failing.failAfterApplying(true);
      assertThatThrownBy(() -> work(loop, 1))
          .isInstanceOf(ReadModelUnavailableException.class);
      assertThat(rows("history_g1")).isZero();
      failing.failAfterApplying(false);
      work(loop, 1);
    }
    assertThat(rows("history_g1")).isEqualTo(1);
  }

  @Test
  void refuses_a_log_that_ends_before_the_checkpoint_as_an_older_backup_does() {
    try (ProjectionLoop<OrderEvent> loop = loop(new OrdersProjection())) {
      loop.doWork();
    }
    Checkpoints checkpoints = new Checkpoints("orders", "orders", new Generation(1));
    database.write(sql -> checkpoints.move(sql, Offsets.at(1, 0), Offsets.at(1, 7)));
    try (ProjectionLoop<OrderEvent> loop = loop(new OrdersProjection())) {
      assertThatThrownBy(loop::doWork).isInstanceOf(WrongLogException.class)
          .hasMessageContaining("is at offset 7 of partition 1")
          .hasMessageContaining("ends at 0: records are gone. Restore the log, or rebuild");
    }
  }

  @Test
  void refuses_another_log() {
    try (ProjectionLoop<OrderEvent> loop = loop(new OrdersProjection())) {
      loop.doWork();
    }
    try (TestLog otherLog = TestLog.inMemory();
        ProjectionLoop<OrderEvent> loop = new ProjectionLoop<>(database, otherLog.log(),
            new OrdersProjection(), TimeSource.system())) {
      assertThatThrownBy(loop::doWork).isInstanceOf(WrongLogException.class)
          .hasMessageContaining("rebuild the read model");
    }
  }

  @Test
  void passes_over_the_end_of_a_transaction_so_that_it_is_known_to_be_caught_up() {
    log.append("order-1", 1, placed("customer"));
    try (ProjectionLoop<OrderEvent> loop = loop(new OrdersProjection())) {
      Eventually.holds("no lag", () -> {
        loop.doWork();
        return status().lag().values().stream().allMatch(lag -> lag == 0);
      });
      assertThat(loop.isCaughtUp()).isTrue();
    }
    assertThat(status().rows()).isEqualTo(1);
    assertThat(status().status()).isEqualTo(GenerationStatus.ACTIVE);
  }

  private ReadModelStatus status() {
    return ReadModelStatus.of(database, log.log(), List.of(new OrdersProjection())).getFirst();
  }

  private ProjectionLoop<OrderEvent> loop(Projection<OrderEvent> projection) {
    return new ProjectionLoop<>(database, log.log(), projection, TimeSource.system());
  }

  /** One that does not share, as if the group had given its partitions to somebody else, too. */
  private ProjectionLoop<OrderEvent> loopOnItsOwn() {
    ReaderGroup alone = ReaderGroup.named(UUID.randomUUID().toString());
    return new ProjectionLoop<>(database, log.log(), new HistoryProjection(),
        TimeSource.system(), () -> alone);
  }

  private static void tryToWork(ProjectionLoop<OrderEvent> loop) {
    try {
      loop.doWork();
    } catch (StaleCheckpointException noticed) {
      // The next turn begins from what the database says.
    }
  }

  /** Works until so many events have been applied; for none, once. */
  private static void work(ProjectionLoop<OrderEvent> loop, int events) {
    int applied = 0;
    do {
      applied += loop.doWork();
    } while (applied < events);
    assertThat(applied).isEqualTo(events);
  }

  private int rows(String table) {
    return database.read(sql -> sql.fetchCount(DSL.table(table)));
  }

  /** Notes what is flushed, and how much the read model had then. */
  private static final class FlushedLog extends ForwardingSharedLog<OrderEvent> {

    private final IntSupplier rows;
    private Offsets upTo = Offsets.NONE;
    private int rowsBefore;

    FlushedLog(SharedLog<OrderEvent> log, IntSupplier rows) {
      super(log);
      this.rows = rows;
    }

    @Override
    public void flush(Offsets read) {
      upTo = read;
      rowsBefore = rows.getAsInt();
    }
  }

  /** Does not say where it ends while it is silent. */
  private static final class SilentLog extends ForwardingSharedLog<OrderEvent> {

    private boolean isSilent;

    SilentLog(SharedLog<OrderEvent> log) {
      super(log);
    }

    @Override
    public Offsets endOffsets(Set<Integer> partitions) {
      if (isSilent) {
        throw new LogUnavailableException("it is silent", null);
      }
      return super.endOffsets(partitions);
    }
  }
}
