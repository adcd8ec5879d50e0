package io.orderlog.projections.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.Offsets;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.generation.Checkpoints;
import io.orderlog.projections.generation.GenerationTables;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.readmodel.FailingProjection;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelFeedTest {

  private static final OrdersProjection ORDERS = new OrdersProjection();

  @TempDir
  Path data;

  private final TestLog log = TestLog.inMemory();
  private final AtomicLong told = new AtomicLong();
  private ReadModelDatabase database;
  private Generation generation;

  @BeforeEach
  void open() {
    database = ReadModelDatabase.open(ReadModelSettings.inFolder(data));
    generation = new GenerationTables(database, ORDERS)
        .createToFill(log.log().identity(), TimeSource.system().instant());
  }

  @AfterEach
  void close() {
    database.close();
    log.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, TestLog.PARTITIONS, 20})
  void stops_exactly_at_the_goal_however_many_threads_it_has(int parallelism) {
    log.appendOrders(0, 50);
    Offsets goal = ends();
    log.appendOrders(50, 50);
    run(ORDERS, goal, parallelism, _ -> true);
    assertThat(reached()).isEqualTo(goal);
    assertThat(rows()).isEqualTo(50);
    assertThat(told).hasValue(100);
  }

  @Test
  void applies_the_events_of_those_streams_only_that_are_asked_for() {
    log.appendOrders(0, 50);
    run(ORDERS, ends(), 2, streamId -> streamId.endsWith("7"));
    assertThat(rows()).isEqualTo(5);
    assertThat(reached()).isEqualTo(ends());
  }

  @Test
  void an_empty_log_is_fed_at_once() {
    run(ORDERS, ends(), 2, _ -> true);
    assertThat(rows()).isZero();
    assertThat(told).hasValue(0);
  }

  @Test
  void what_ends_one_thread_is_told_and_ends_all() {
    log.appendOrders(0, 50);
    FailingProjection failing = new FailingProjection(ORDERS);
    failing.failAfterApplying(true);
    assertThatThrownBy(() -> run(failing, ends(), 3, _ -> true))
        .isInstanceOf(ReadModelUnavailableException.class);
    assertThat(rows()).isZero();
  }

  private void run(Projection<OrderEvent> projection, Offsets goal, int parallelism,
      Predicate<String> streams) {
    CatchUp catchUp = new CatchUp(log.log(), TimeSource.system(), Duration.ofSeconds(30));
    new ParallelFeed<>(database, log.log(), catchUp, parallelism).run(projection, generation,
        new FeedGoal(goal), streams, (events, _, _) -> told.set(events));
  }

  private Offsets ends() {
    return log.log().endOffsets(log.log().identity().allPartitions());
  }

  private Offsets reached() {
    return database.read(Checkpoints.of(ORDERS, generation)::nextOffsets);
  }

  private long rows() {
    return database.<Long>read(ORDERS.tables(generation).getFirst()::countRows);
  }
}
