package io.orderlog.projections.feed;

import static io.orderlog.projections.OrderEvents.next;
import static io.orderlog.projections.OrderEvents.placed;
import static io.orderlog.projections.OrderEvents.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.Projections;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.feed.ProjectionHealth.State;
import io.orderlog.projections.history.HistoryProjection;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.quarantine.PoisonParking;
import io.orderlog.projections.quarantine.Quarantine;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.PickyProjection;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.rebuild.Rebuild;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class ProjectionRunnerTest {

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
  void runs_until_it_is_closed() {
    log.appendOrders(0, 20);
    ProjectionRunner runner = start(Projections.ofOrders());
    Eventually.holds("both fed", () -> runner.health().stream()
        .allMatch(health -> health.state() == State.RUNNING && health.appliedEvents() == 40));
    runner.close();
    assertThat(runner.health()).allMatch(health -> health.state() == State.STOPPED);
  }

  @Test
  void stops_a_projection_that_fails_says_why_and_keeps_the_others_going() {
    int broken = PoisonParking.MAX_STREAMS + 1;
    log.append(IntStream.range(0, broken)
        .mapToObj(i -> next("order-" + i, 2, shipped())).toList());
    try (ProjectionRunner runner = start(Projections.ofOrders())) {
      Eventually.holds("orders failed", () -> health(runner, 0).state() == State.FAILED);
      assertThat(health(runner, 0).reason()).contains("does not follow its version 0");
      log.append("fine", 1, placed("customer"));
      Eventually.holds("history fed", () -> health(runner, 1).appliedEvents() == broken + 1);
    }
  }

  @Test
  void goes_on_with_a_failed_projection_after_it_was_rebuilt() {
    log.append(IntStream.rangeClosed(0, PoisonParking.MAX_STREAMS)
        .mapToObj(i -> next("order-" + i, 1, placed("customer"))).toList());
    PickyProjection picky = new PickyProjection(new HistoryProjection());
    picky.refuse(_ -> true);
    try (ProjectionRunner runner = start(List.of(picky))) {
      Eventually.holds("failed", () -> health(runner, 0).state() == State.FAILED);
      picky.refuse(_ -> false);
      new Rebuild<>(database, log.log(), TimeSource.system())
          .run(picky, RebuildProgress.unwatched());
      log.append("order-2", 1, placed("customer"));
      Eventually.holds("fed again", () -> health(runner, 0).appliedEvents() == 1);
    }
  }

  @Test
  void goes_on_by_itself_when_orders_that_were_parked_are_discarded() {
    PickyProjection picky = new PickyProjection(new OrdersProjection());
    picky.refuse(orderId -> orderId.startsWith("bad"));
    log.append(placedOrders("bad", 0, PoisonParking.MAX_STREAMS));
    Quarantine quarantine = new Quarantine(database, List.of(picky));
    try (ProjectionRunner runner = start(List.of(picky))) {
      Eventually.holds("parked", () -> health(runner, 0).appliedEvents() == 100);
      log.append(placedOrders("bad", PoisonParking.MAX_STREAMS, 1));
      Eventually.holds("failed", () -> health(runner, 0).state() == State.FAILED);
      assertThat(health(runner, 0).progress().lag()).isPositive();
      assertThat(health(runner, 0).reason()).contains("more than 100 orders do not fit into orders")
          .endsWith("it goes on by itself when that is mended");
      log.append(placedOrders("fine", 0, 30));
      Eventually.holds("lag told", () -> health(runner, 0).progress().lag() >= 31);

      quarantine.discard("bad-0");

      Eventually.holds("goes on", () -> health(runner, 0).state() == State.RUNNING);
      assertThat(health(runner, 0).appliedEvents()).isEqualTo(131);
      assertThat(health(runner, 0).reason()).isEmpty();
      assertThat(quarantine.list()).hasSize(PoisonParking.MAX_STREAMS);
    }
  }

  @Test
  void goes_on_by_itself_when_its_table_is_there_again() {
    try (ProjectionRunner runner = start(List.of(new OrdersProjection()))) {
      log.append("order-1", 1, placed("customer"));
      Eventually.holds("fed", () -> health(runner, 0).appliedEvents() == 1);
      database.write(sql -> sql.alterTable("orders_g1").renameTo("away").execute());
      log.append("order-2", 1, placed("customer"));
      Eventually.holds("in trouble", () -> health(runner, 0).state() == State.RETRYING);
      assertThat(health(runner, 0).progress().lag()).isPositive();
      database.write(sql -> sql.alterTable("away").renameTo("orders_g1").execute());
      Eventually.holds("fed again", () -> health(runner, 0).appliedEvents() == 2);
    }
  }

  private static List<NewEvent<OrderEvent>> placedOrders(String name, int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(i -> next(name + "-" + i, 1, placed("customer"))).toList();
  }

  @Test
  void follows_a_rebuild_that_another_process_made() {
    log.append("order-1", 1, placed("customer"));
    try (ProjectionRunner runner = start(List.of(new OrdersProjection()))) {
      Eventually.holds("fed", () -> health(runner, 0).appliedEvents() == 1);
      Generation rebuilt = new Rebuild<>(database, log.log(), TimeSource.system())
          .run(new OrdersProjection(), RebuildProgress.unwatched());
      log.append("order-2", 1, placed("customer"));
      Eventually.holds("new generation fed", () -> health(runner, 0).appliedEvents() == 2);
      ReadModelTable table = new OrdersProjection().tables(rebuilt).getFirst();
      long rows = database.read(table::countRows);
      assertThat(rows).isEqualTo(2);
    }
  }

  private ProjectionRunner start(List<Projection<OrderEvent>> projections) {
    return ProjectionRunner.start(
        database, log.log(), projections, TimeSource.system(), new Random(1));
  }

  private static ProjectionHealth health(ProjectionRunner runner, int index) {
    return runner.health().get(index);
  }
}
