package io.orderlog.projections.feed;

import static io.orderlog.projections.OrderEvents.paid;
import static io.orderlog.projections.OrderEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.Offsets;
import io.orderlog.projections.PostgresServer;
import io.orderlog.projections.SharedPostgres;
import io.orderlog.projections.TestFeed;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.quarantine.RetriedStream;
import io.orderlog.projections.quarantine.StreamRetry;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.InterruptedLog;
import io.orderlog.projections.readmodel.PickyProjection;
import io.orderlog.projections.rebuild.Rebuild;
import io.orderlog.projections.rebuild.RebuildSince;
import io.orderlog.projections.rebuild.Rollback;
import io.orderlog.projections.verify.Verification;
import io.orderlog.projections.verify.VerificationReport;
import io.orderlog.time.TimeSource;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each answer of the log takes so long that PostgreSQL ends all sessions that do nothing in a
 * transaction meanwhile, but those that may.
 */
@Tag("long")
@ExtendWith(SharedPostgres.class)
@SuppressWarnings("NullAway.Init") // Set before each test.
class SlowLogTest {

  private static final int ORDERS = 30;

  private TestLog log;
  private EventLog<OrderEvent> slow;
  private ReadModelDatabase database;
  private PickyProjection orders;

  @BeforeEach
  void open(PostgresServer server) {
    log = TestLog.inMemory();
    ReadModelSettings settings = server.createDatabase();
    database = ReadModelDatabase.open(settings);
    String name = settings.url().substring(settings.url().lastIndexOf('/') + 1);
    slow = new InterruptedLog(log.log(), () -> server.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name
            + "' and state like 'idle in transaction%' and application_name = 'orderlog'"));
    orders = new PickyProjection(new OrdersProjection());
    log.appendOrders(0, ORDERS);
    feed();
  }

  @AfterEach
  void close() {
    database.close();
    log.close();
  }

  @Test
  void a_rebuild_in_part_by_position_needs_no_idle_transaction() {
    int partition = log.log().partitionOf("order-7");
    assertThat(rebuild().runSince(new OrdersProjection(),
        new RebuildSince.Positions(Offsets.at(partition, 0)), RebuildProgress.unwatched()))
        .isEqualTo(new Generation(2));
    assertSound();
  }

  @Test
  void a_rebuild_in_part_by_time_needs_no_idle_transaction() {
    assertThat(rebuild().runSince(new OrdersProjection(), new RebuildSince.Time(Instant.EPOCH),
        RebuildProgress.unwatched())).isEqualTo(new Generation(2));
    assertSound();
  }

  @Test
  void nor_do_a_whole_rebuild_and_a_way_back() {
    rebuild().run(new OrdersProjection(), RebuildProgress.unwatched());
    new Rollback<>(database, slow, TimeSource.system()).run(new OrdersProjection());
    assertSound();
  }

  @Test
  void nor_does_a_retry_of_what_is_parked() {
    orders.refuse("parked"::equals);
    log.append("parked", 1, placed("customer"));
    log.append("parked", 2, paid());
    feed();
    orders.refuse(_ -> false);
    assertThat(new StreamRetry<>(database, slow, orders, "parked", TimeSource.system()).run())
        .contains(new RetriedStream("orders", 2, List.of()));
    assertSound();
  }

  private Rebuild<OrderEvent> rebuild() {
    return new Rebuild<>(database, slow, TimeSource.system(), 1);
  }

  private void assertSound() {
    VerificationReport report = new Verification<>(database, slow, TimeSource.system(), 1)
        .run(new OrdersProjection(), 10, RebuildProgress.unwatched());
    assertThat(report.isSound()).as("%s", report).isTrue();
  }

  private void feed() {
    TestFeed.untilCaughtUp(database, log.log(), orders);
  }
}
