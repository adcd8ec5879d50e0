package io.orderlog.projections.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.Offsets;
import io.orderlog.projections.TestFeed;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.GenerationStatus;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.generation.Checkpoints;
import io.orderlog.projections.generation.GenerationTables;
import io.orderlog.projections.generation.Generations;
import io.orderlog.projections.generation.ProjectionLock;
import io.orderlog.projections.generation.StaleCheckpointException;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.InterruptedLog;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationSwitchTest {

  private static final OrdersProjection ORDERS = new OrdersProjection();
  private static final Generation FIRST = new Generation(1);
  private static final Generation SECOND = new Generation(2);

  @TempDir
  Path data;

  private final TestLog log = TestLog.inMemory();
  private ReadModelDatabase database;

  @BeforeEach
  void open() {
    database = ReadModelDatabase.open(ReadModelSettings.inFolder(data));
  }

  @AfterEach
  void close() {
    database.close();
    log.close();
  }

  @Test
  void the_first_generation_becomes_active_with_all_that_is_in_the_log() {
    log.appendOrders(0, 10);
    create();
    switchTo(FIRST, log.log());
    assertThat(statuses()).containsExactly("1 ACTIVE");
    assertThat(rows(FIRST)).isEqualTo(10);
  }

  @Test
  void the_next_one_takes_the_place_of_the_active_one() {
    log.appendOrders(0, 10);
    feed();
    create();
    switchTo(SECOND, log.log());
    assertThat(statuses()).containsExactly("1 PREVIOUS", "2 ACTIVE");
    assertThat(rows(SECOND)).isEqualTo(10);
  }

  /** Or a reader would be taken back. */
  @Test
  void what_the_active_one_was_fed_meanwhile_is_in_the_next_one() {
    log.appendOrders(0, 10);
    feed();
    create();
    AtomicBoolean appended = new AtomicBoolean();
    switchTo(SECOND, new InterruptedLog(log.log(), () -> {
      if (!appended.getAndSet(true)) {
        log.appendOrders(10, 10);
        feed();
      }
    }));
    assertThat(rows(SECOND)).isEqualTo(20);
    assertThat(offsets(SECOND)).isEqualTo(offsets(FIRST));
  }

  @Test
  void one_that_has_not_the_status_it_should_have_changes_nothing() {
    log.appendOrders(0, 10);
    feed();
    create();
    try (ProjectionLock lock = ProjectionLock.take(database, ORDERS.name())) {
      assertThatThrownBy(() -> generationSwitch(log.log()).to(
          ORDERS, SECOND, GenerationStatus.PREVIOUS, lock))
          .isInstanceOf(StaleCheckpointException.class)
          .hasMessageContaining("generation 2 of orders is no longer PREVIOUS");
    }
    assertThat(statuses()).containsExactly("1 ACTIVE", "2 BUILDING");
    assertThat(rows(SECOND)).isZero();
  }

  private void switchTo(Generation next, EventLog<OrderEvent> read) {
    try (ProjectionLock lock = ProjectionLock.take(database, ORDERS.name())) {
      generationSwitch(read).to(ORDERS, next, GenerationStatus.BUILDING, lock);
    }
  }

  private GenerationSwitch<OrderEvent> generationSwitch(EventLog<OrderEvent> read) {
    return new GenerationSwitch<>(database, read,
        new CatchUp(read, TimeSource.system(), Duration.ofSeconds(30)));
  }

  private void create() {
    new GenerationTables(database, ORDERS)
        .create(log.log().identity(), TimeSource.system().instant());
  }

  private void feed() {
    TestFeed.untilCaughtUp(database, log.log(), ORDERS);
  }

  private List<String> statuses() {
    return database.read(new Generations(ORDERS.name())::all).stream()
        .map(entry -> entry.generation() + " " + entry.status()).toList();
  }

  private Offsets offsets(Generation generation) {
    return database.read(Checkpoints.of(ORDERS, generation)::nextOffsets);
  }

  private long rows(Generation generation) {
    return database.<Long>read(ORDERS.tables(generation).getFirst()::countRows);
  }
}
