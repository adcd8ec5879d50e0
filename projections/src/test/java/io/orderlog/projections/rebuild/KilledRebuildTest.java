package io.orderlog.projections.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.JavaProcess;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.feed.ProjectionRunner;
import io.orderlog.projections.feed.RebuildProgress;
import io.orderlog.projections.generation.ProjectionLock;
import io.orderlog.projections.generation.ReadModelStatus;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.orders.OrderFinder;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@Tag("faults")
@Tag("faults-short")
@OnEveryDatabase
@ExtendWith(SharedKafka.class)
class KilledRebuildTest {

  private static final Projection<OrderEvent> ORDERS = new OrdersProjection();

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  @Test
  void leaves_the_live_read_model_alone_and_lets_the_next_one_succeed(EmbeddedKafka kafka)
      throws Exception {
    ReadModelSettings settings = kind.create(data);
    try (TestLog log = TestLog.create(kafka);
        ReadModelDatabase database = ReadModelDatabase.open(settings);
        ProjectionRunner runner = ProjectionRunner.start(database, log.log(), List.of(ORDERS),
            TimeSource.system(), new Random(1))) {
      log.appendOrders(0, 50);
      Eventually.holds("fed", () -> runner.health().getFirst().appliedEvents() == 100);
      killHalfWay(kafka, log, settings);
      assertThat(statuses(database, log)).containsExactly("1 ACTIVE", "2 BUILDING");
      assertThat(new OrderFinder(new ReadModels(database)).byId("order-49").value()).isPresent();

      Eventually.holds("lock of the killed process gone",
          () -> ProjectionLock.tryTake(database, "orders").map(lock -> {
            lock.close();
            return lock;
          }).isPresent());
      new Rebuild<>(database, log.log(), TimeSource.system())
          .run(ORDERS, RebuildProgress.unwatched());
      assertThat(statuses(database, log)).containsExactly("1 PREVIOUS", "2 ACTIVE");
      assertThat(new OrderFinder(new ReadModels(database)).byId("order-49").value()).isPresent();
    }
  }

  private void killHalfWay(EmbeddedKafka kafka, TestLog log, ReadModelSettings settings)
      throws Exception {
    try (JavaProcess rebuild = JavaProcess.start(HalfRebuild.class,
        kafka.bootstrapServers(), log.log().identity().topic(),
        settings.url(), settings.user(), settings.password())) {
      rebuild.expect("half way");
      rebuild.kill();
    }
  }

  /** Rebuilds until the first batch is written, and then waits to be killed. */
  static final class HalfRebuild {
    public static void main(String[] arguments) {
      try (var log = TestLog.open(arguments[0], arguments[1]);
          var database = ReadModelDatabase.open(
              new ReadModelSettings(arguments[2], arguments[3], arguments[4]))) {
        new Rebuild<>(database, log, TimeSource.system()).run(ORDERS, (_, _, _) -> {
          System.out.println("half way");
          awaitKill();
        });
      }
    }

    private static void awaitKill() {
      try {
        Thread.currentThread().join();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
  }

  private static List<String> statuses(ReadModelDatabase database, TestLog log) {
    return ReadModelStatus.of(database, log.log(), List.of(ORDERS)).stream()
        .map(status -> status.generation() + " " + status.status())
        .toList();
  }
}
