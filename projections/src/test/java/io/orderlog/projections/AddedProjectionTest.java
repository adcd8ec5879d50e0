package io.orderlog.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.feed.ProjectionHealth.State;
import io.orderlog.projections.feed.ProjectionRunner;
import io.orderlog.projections.generation.ReadModelStatus;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.history.HistoryProjection;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.readmodel.DayRange;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.sales.DailySales;
import io.orderlog.projections.sales.SalesFinder;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A projection that comes with a new version of the program. */
@OnEveryDatabase
class AddedProjectionTest {

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  @Test
  void fills_itself_from_the_start_of_the_log_while_the_others_go_on() {
    try (TestLog log = TestLog.inMemory();
        ReadModelDatabase database = ReadModelDatabase.open(kind.create(data))) {
      log.appendOrders(0, 100);
      run(database, log, List.of(new OrdersProjection(), new HistoryProjection()));
      log.appendOrders(100, 50);
      run(database, log, Projections.ofOrders());
      assertThat(ReadModelStatus.of(database, log.log(), Projections.ofOrders()))
          .allSatisfy(status -> assertThat(status.generation().number()).isEqualTo(1))
          .extracting(ReadModelStatus::rows).startsWith(150L, 300L);
      var days = new DayRange(DayRange.dayOf(OrderEvents.START), DayRange.dayOf(OrderEvents.START));
      assertThat(new SalesFinder(new ReadModels(database)).daily(days, Optional.empty()).value())
          .singleElement().extracting(DailySales::ordersPlaced).isEqualTo(150L);
    }
  }

  private static void run(
      ReadModelDatabase database, TestLog log, List<Projection<OrderEvent>> projections) {
    try (ProjectionRunner runner = ProjectionRunner.start(
        database, log.log(), projections, TimeSource.system(), new Random(1))) {
      Eventually.holds("all caught up", () -> runner.health().stream()
          .allMatch(health -> health.state() == State.RUNNING)
          && ReadModelStatus.of(database, log.log(), projections).stream()
              .allMatch(status -> status.lag().values().stream().allMatch(lag -> lag == 0)));
    }
  }
}
