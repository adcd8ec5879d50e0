package io.orderlog.query.freshness;

import static io.orderlog.projections.OrderEvents.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.TestFeed;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the first look sees, which is at the start. */
class ProjectionWatchTest {

  private static final OrdersProjection ORDERS = new OrdersProjection();
  private static final List<Projection<?>> WATCHED = List.of(ORDERS);

  @TempDir
  Path data;

  private final TestLog log = TestLog.inMemory();
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private ReadModelDatabase database;

  @BeforeEach
  void open() {
    database = ReadModelDatabase.open(ReadModelSettings.inFolder(data));
    log.appendOrders(0, 3);
  }

  @AfterEach
  void close() {
    database.close();
    log.close();
  }

  @Test
  void a_read_model_that_has_all_events_is_no_trouble() {
    feed();
    try (ProjectionWatch watch = start(() -> opened(log))) {
      Eventually.holds("looked", () -> watch.troubles(WATCHED).isEmpty());
      assertThat(gauge("orderlog.projection.lag")).isZero();
      assertThat(gauge("orderlog.projection.parked")).isZero();
      assertThat(watch.parked()).isEmpty();
    }
  }

  @Test
  void one_that_lacks_events_is_trouble_until_it_has_caught_up() {
    feed();
    log.appendOrders(3, 3);
    try (ProjectionWatch watch = start(() -> opened(log))) {
      Eventually.holds("seen", () -> gauge("orderlog.projection.lag") > 0);
      assertThat(watch.troubles(WATCHED)).hasSize(1);
      feed();
      Eventually.holds("caught up", () -> watch.troubles(WATCHED).isEmpty());
      Eventually.holds("counted", () -> registry.get("orderlog.projection.applied")
          .tag("projection", "orders").counter().count() >= 6);
    }
  }

  @Test
  void parked_orders_are_counted() {
    log.append("broken", 2, shipped());
    feed();
    try (ProjectionWatch watch = start(() -> opened(log))) {
      Eventually.holds("seen", () -> watch.parked().equals(Map.of("orders", 1)));
      Eventually.holds("told", () -> gauge("orderlog.projection.parked") == 1);
    }
  }

  @Test
  void one_of_another_log_is_trouble() {
    feed();
    try (TestLog other = TestLog.inMemory();
        ProjectionWatch watch = start(() -> opened(other))) {
      Eventually.holds("refused", () -> watch.troubles(WATCHED).stream().anyMatch(
          reason -> reason.contains("orders was built from another log")));
    }
  }

  /** Readiness says so, and nothing of how far it is can be said. */
  @Test
  void one_that_was_never_built_has_no_numbers() {
    try (ProjectionWatch watch = start(() -> opened(log))) {
      Eventually.holds("looked", () -> watch.troubles(WATCHED).isEmpty());
      assertThat(gauge("orderlog.projection.lag")).isNaN();
      assertThat(gauge("orderlog.projection.parked")).isNaN();
    }
  }

  /** Else it would pass for one that has all, from when it is made until somebody looks. */
  @Test
  void one_that_was_made_since_the_last_look_has_not_been_seen() {
    try (ProjectionWatch watch = start(() -> opened(log))) {
      Eventually.holds("looked", () -> watch.troubles(WATCHED).isEmpty());
      assertThat(watch.notSeen(WATCHED)).containsExactly(
          "how far the read model orders is has not been seen yet");
      feed();
      Eventually.holds("seen", () -> watch.notSeen(WATCHED).isEmpty());
      assertThat(gauge("orderlog.projection.lag")).isZero();
    }
  }

  /** A cold start opens the log for longer than a look waits for it. */
  @Test
  void one_whose_log_is_still_opened_has_not_been_seen() {
    feed();
    CountDownLatch opening = new CountDownLatch(1);
    try (ProjectionWatch watch = start(() -> {
      Eventually.holds("to be opened", () -> opening.getCount() == 0);
      return opened(log);
    })) {
      Eventually.holds("looked", () -> !watch.notSeen(WATCHED).isEmpty());
      opening.countDown();
      Eventually.holds("seen", () -> watch.notSeen(WATCHED).isEmpty());
      assertThat(gauge("orderlog.projection.lag")).isZero();
    }
  }

  @Test
  void while_the_log_is_away_nobody_knows_how_far_it_is_behind() {
    feed();
    try (ProjectionWatch watch = start(() -> {
      throw new LogUnavailableException("away", null);
    })) {
      Eventually.holds("looked", () -> watch.troubles(WATCHED).isEmpty());
      assertThat(gauge("orderlog.projection.lag")).isNaN();
      assertThat(gauge("orderlog.projection.parked")).isZero();
    }
  }

  private ProjectionWatch start(Supplier<OpenedLog<OrderEvent>> opening) {
    LogEnds ends = new LogEnds(new LogConnection<>(opening), TimeSource.system());
    return ProjectionWatch.start(
        new ReadModels(database), WATCHED, _ -> ends, TimeSource.system(), registry);
  }

  private static OpenedLog<OrderEvent> opened(TestLog log) {
    return new OpenedLog<>(log.log(), () -> {});
  }

  private double gauge(String name) {
    Gauge gauge = registry.get(name).tag("projection", "orders").gauge();
    return gauge.value();
  }

  private void feed() {
    TestFeed.untilCaughtUp(database, log.log(), ORDERS);
  }
}
