package io.orderlog.projections.rebuild;

import static io.orderlog.projections.OrderEvents.next;
import static io.orderlog.projections.OrderEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.feed.ProjectionLoop;
import io.orderlog.projections.feed.RebuildProgress;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.readmodel.InterruptedLog;
import io.orderlog.projections.verify.Verification;
import io.orderlog.projections.verify.VerificationReport;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A rebuild in part, while the live read model goes on between any two of its steps. */
@OnEveryDatabase
@SuppressWarnings("NullAway.Init") // Set before each test.
class TakeOverTest {

  private static final int ORDERS = 40;
  private static final Instant NEVER = Instant.parse("2100-01-01T00:00:00Z");

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private final AtomicInteger changed = new AtomicInteger();
  private TestLog log;
  private ReadModelDatabase database;
  private ProjectionLoop<OrderEvent> live;

  @BeforeEach
  void open() {
    log = TestLog.inMemory();
    database = ReadModelDatabase.open(kind.create(data));
    live = new ProjectionLoop<>(database, log.log(), new OrdersProjection(), TimeSource.system());
    log.appendOrders(0, ORDERS);
    applied(log.append("last", 1, placed("customer")));
  }

  @AfterEach
  void close() {
    live.close();
    database.close();
    log.close();
  }

  @Test
  void takes_over_what_changes_meanwhile_as_it_is_at_one_instant() {
    rebuildSince(new RebuildSince.Time(Instant.EPOCH));
    rebuildSince(new RebuildSince.Time(NEVER));
    rebuildSince(new RebuildSince.Positions(log.log().endOffsets(
        log.log().identity().allPartitions())));
    assertThat(changed).hasValue(ORDERS);
  }

  private void rebuildSince(RebuildSince since) {
    int before = changed.get();
    new Rebuild<>(database, new InterruptedLog(log.log(), () -> {
      if (changed.get() < Math.min(ORDERS, before + 14)) {
        changeOneMore();
      }
    }), TimeSource.system(), 1).runSince(
        new OrdersProjection(), since, RebuildProgress.unwatched());
    VerificationReport report = new Verification<>(database, log.log(), TimeSource.system(), 1)
        .run(new OrdersProjection(), 10, RebuildProgress.unwatched());
    assertThat(report.isSound()).as("%s", report).isTrue();
  }

  private void changeOneMore() {
    applied(log.append(List.of(next("order-" + changed.getAndIncrement(), 3,
        new QuantityChanged("pen", 6, 2_000)))).getLast());
  }

  private void applied(LogPosition last) {
    Eventually.holds("applied", () -> {
      live.doWork();
      return new ReadModels(database).progress("orders").includes(last);
    });
  }
}
