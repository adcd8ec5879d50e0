package io.orderlog.projections.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderDelivered;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.OrderEvents;
import io.orderlog.projections.Projections;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.feed.ProjectionRunner;
import io.orderlog.projections.feed.RebuildProgress;
import io.orderlog.projections.generation.ReadModelStatus;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.rebuild.Rebuild;
import io.orderlog.projections.deliveries.DeliveriesProjection.Delivery;
import io.orderlog.projections.verify.Verification;
import io.orderlog.projections.verify.VerificationReport;
import io.orderlog.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The example of docs/adding-a-read-model.md. */
@OnEveryDatabase
class AddingAReadModelTest {

  private static final DeliveriesProjection DELIVERIES = new DeliveriesProjection();

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  @Test
  void the_guide_has_the_example_as_it_is_tested() throws IOException {
    String guide = Files.readString(Path.of("../docs/adding-a-read-model.md"));
    String source = Files.readString(Path.of("src/test/java",
        DeliveriesProjection.class.getName().replace('.', '/') + ".java"));
    assertThat(guide).contains("```java\n" + source + "```\n");
  }

  @Test
  void works_as_the_guide_says() {
    List<Projection<OrderEvent>> all =
        Stream.concat(Projections.ofOrders().stream(), Stream.of(DELIVERIES)).toList();
    try (TestLog log = TestLog.inMemory();
        ReadModelDatabase database = ReadModelDatabase.open(kind.create(data))) {
      ship(log, "order-1", "DHL");
      ship(log, "order-2", "DHL");
      ship(log, "order-3", "UPS");
      log.append("order-1", 4, new OrderDelivered());
      try (ProjectionRunner _ = ProjectionRunner.start(
          database, log.log(), all, TimeSource.system(), new Random(1))) {
        Eventually.holds("all caught up", () -> isCaughtUp(
            ReadModelStatus.of(database, log.log(), all), all.size()));
      }
      assertThat(DELIVERIES.underWay(new ReadModels(database), "DHL").value())
          .extracting(Delivery::orderId).containsExactly("order-2");
      VerificationReport report = new Verification<>(
          database, log.log(), TimeSource.system(), 2).run(DELIVERIES, 10,
              RebuildProgress.unwatched());
      assertThat(report.rows()).isEqualTo(3);
      assertThat(report.differences()).isZero();
      new Rebuild<>(database, log.log(), TimeSource.system())
          .run(DELIVERIES, RebuildProgress.unwatched());
      assertThat(DELIVERIES.underWay(new ReadModels(database), "UPS").value())
          .extracting(Delivery::trackingNumber).containsExactly("t-order-3");
    }
  }

  private static boolean isCaughtUp(List<ReadModelStatus> found, int expected) {
    return found.size() == expected && found.stream().allMatch(status -> !status.lag().isEmpty()
        && status.lag().values().stream().allMatch(lag -> lag == 0));
  }

  private static void ship(TestLog log, String orderId, String carrier) {
    log.append(orderId, 1, OrderEvents.placed("customer"));
    log.append(orderId, 2, new OrderPaid("p-1", 750, Currency.getInstance("EUR")));
    log.append(orderId, 3, new OrderShipped(carrier, "t-" + orderId));
  }
}
