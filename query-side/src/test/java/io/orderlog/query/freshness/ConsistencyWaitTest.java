package io.orderlog.query.freshness;

import static io.orderlog.projections.OrderEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.eventlog.LogPosition;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.feed.ProjectionRunner;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.orders.OrderFinder;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class ConsistencyWaitTest {

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  @Test
  void ends_when_the_event_is_applied_or_the_patience_is_over()
      throws Exception {
    try (TestLog log = TestLog.inMemory();
        ReadModelDatabase database = ReadModelDatabase.open(kind.create(data));
        ProjectionRunner runner = ProjectionRunner.start(database, log.log(),
            List.of(new OrdersProjection()), TimeSource.system(), new Random(1))) {
      LogPosition first = log.append("order-0", 1, placed("customer"));
      Eventually.holds("fed",
          () -> runner.health().getFirst().appliedEvents() == 1);
      ConsistencyWait wait =
          new ConsistencyWait(() -> new ReadModels(database)
              .readActive("orders", (_, _) -> "orders"), TimeSource.system());
      OrderFinder orders = new OrderFinder(new ReadModels(database));
      for (int i = 1; i <= 20; i++) {
        LogPosition position = log.append("order-" + i, 1, placed("customer"));
        assertThat(wait.await(List.of(position), Duration.ofSeconds(20))).isTrue();
        assertThat(orders.byId("order-" + i).value()).isPresent();
      }
      assertThat(wait.await(List.of(first), Duration.ZERO)).isTrue();
      assertThat(wait.await(List.of(first, new LogPosition(0, 1_000_000)), Duration.ofMillis(50)))
          .isFalse();
    }
  }
}
