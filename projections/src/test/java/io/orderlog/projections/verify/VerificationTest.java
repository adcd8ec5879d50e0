package io.orderlog.projections.verify;

import static io.orderlog.projections.OrderEvents.paid;
import static io.orderlog.projections.OrderEvents.placed;
import static io.orderlog.projections.OrderEvents.shipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.EventLog;
import io.orderlog.projections.TestFeed;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.feed.RebuildProgress;
import io.orderlog.projections.generation.Generations;
import io.orderlog.projections.generation.ProjectionLock;
import io.orderlog.projections.generation.RebuildRefusedException;
import io.orderlog.projections.generation.WrongLogException;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.quarantine.Quarantine;
import io.orderlog.projections.readmodel.InterruptedLog;
import io.orderlog.projections.verify.LackingStream.Standing;
import io.orderlog.projections.verify.RowDifference.Changed;
import io.orderlog.projections.verify.RowDifference.Missing;
import io.orderlog.projections.verify.RowDifference.Surplus;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {

  private static final OrdersProjection ORDERS = new OrdersProjection();
  private static final int PLACED = 20;

  @TempDir
  Path data;

  private final TestLog log = TestLog.inMemory();
  private ReadModelDatabase database;

  @BeforeEach
  void open() {
    database = ReadModelDatabase.open(ReadModelSettings.inFolder(data));
    log.appendOrders(0, PLACED);
  }

  @AfterEach
  void close() {
    database.close();
    log.close();
  }

  @Test
  void a_read_model_that_is_as_the_log_says_is_sound_and_nothing_is_left_aside() {
    feed();
    VerificationReport report = verify(log.log(), 10);
    assertThat(report.isSound()).isTrue();
    assertThat(report.rows()).isEqualTo(3L * PLACED);
    assertThat(report.lacking()).isEmpty();
    assertThat(generations()).containsExactly("1 ACTIVE");
  }

  @Test
  void what_the_live_one_has_not_been_fed_yet_is_no_difference() {
    feed();
    log.appendOrders(PLACED, 5);
    assertThat(verify(log.log(), 10).isSound()).isTrue();
  }

  @Test
  void what_the_live_one_is_fed_meanwhile_is_no_difference() {
    feed();
    AtomicInteger answers = new AtomicInteger();
    VerificationReport report = verify(new InterruptedLog(log.log(), () -> {
      if (answers.incrementAndGet() == 3) {
        log.appendOrders(PLACED, 5);
        feed();
      }
    }), 10);
    assertThat(report.isSound()).as("%s", report).isTrue();
    assertThat(report.rows()).isEqualTo(3L * (PLACED + 5));
  }

  @Test
  void every_row_that_is_not_as_the_log_says_is_counted_and_the_first_are_shown() {
    feed();
    sql("update orders_g1 set customer_id = 'somebody' where order_id = 'order-3'");
    sql("delete from order_skus_g1 where sku_order_id = 'order-4' and sku = 'ink'");
    sql("insert into order_skus_g1 values ('order-5', 'rubber', 0)");
    VerificationReport report = verify(log.log(), 10);
    assertThat(report.differences()).isEqualTo(3);
    assertThat(report.shown()).hasSize(3).hasExactlyElementsOfTypes(
        Changed.class, Surplus.class, Missing.class);
    assertThat(verify(log.log(), 1)).satisfies(shorter -> {
      assertThat(shorter.differences()).isEqualTo(3);
      assertThat(shorter.shown()).hasSize(1);
    });
    assertThat(generations()).containsExactly("1 ACTIVE");
  }

  @Test
  void it_tells_which_streams_lack_events_and_how_they_came_to() {
    log.append("parked", 1, placed("customer"));
    log.append("parked", 3, shipped());
    log.append("discarded", 1, placed("customer"));
    log.append("discarded", 3, paid());
    feed();
    new Quarantine(database, List.of(ORDERS)).discard("discarded");
    VerificationReport report = verify(log.log(), 10);
    assertThat(report.isSound()).isTrue();
    assertThat(report.lacking()).extracting(
        lacking -> lacking.first().streamId() + " " + lacking.standing())
        .containsExactly("discarded " + Standing.DISCARDED, "parked " + Standing.PARKED);
  }

  @Test
  void one_that_was_never_built_cannot_be_verified() {
    assertThatThrownBy(() -> verify(log.log(), 10))
        .isInstanceOf(ReadModelUnavailableException.class)
        .hasMessageContaining("orders has not been built yet");
  }

  @Test
  void one_of_another_log_is_refused() {
    feed();
    try (TestLog other = TestLog.inMemory()) {
      assertThatThrownBy(() -> verify(other.log(), 10)).isInstanceOf(WrongLogException.class);
    }
  }

  @Test
  void one_that_is_being_rebuilt_is_refused() {
    feed();
    try (ProjectionLock _ = ProjectionLock.take(database, ORDERS.name())) {
      assertThatThrownBy(() -> verify(log.log(), 10)).isInstanceOf(RebuildRefusedException.class);
    }
  }

  @Test
  void nothing_is_left_aside_when_the_log_fails_meanwhile() {
    feed();
    AtomicInteger answers = new AtomicInteger();
    assertThatThrownBy(() -> verify(new InterruptedLog(log.log(), () -> {
      if (answers.incrementAndGet() == 3) {
        throw new IllegalStateException("told to fail");
      }
    }), 10)).hasMessageContaining("told to fail");
    assertThat(generations()).containsExactly("1 ACTIVE");
  }

  private VerificationReport verify(EventLog<OrderEvent> read, int mostShown) {
    return new Verification<>(database, read, TimeSource.system(), 2)
        .run(ORDERS, mostShown, RebuildProgress.unwatched());
  }

  private void feed() {
    TestFeed.untilCaughtUp(database, log.log(), ORDERS);
  }

  private void sql(String statement) {
    database.write(sql -> sql.execute(statement));
  }

  private List<String> generations() {
    return database.read(new Generations(ORDERS.name())::all).stream()
        .map(entry -> entry.generation() + " " + entry.status()).toList();
  }
}
