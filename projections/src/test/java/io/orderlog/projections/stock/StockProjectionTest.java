package io.orderlog.projections.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.stock.StockEvent;
import io.orderlog.domain.stock.StockEvent.Consumed;
import io.orderlog.domain.stock.StockEvent.Received;
import io.orderlog.domain.stock.StockEvent.ReservationRefused;
import io.orderlog.domain.stock.StockEvent.ReservationReleased;
import io.orderlog.domain.stock.StockEvent.Reserved;
import io.orderlog.domain.stock.StockEvent.Step;
import io.orderlog.domain.stock.StockStatus;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.stock.StockLog;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.OrderEvents;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.feed.ProjectionLoop;
import io.orderlog.projections.feed.RebuildProgress;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.rebuild.Rebuild;
import io.orderlog.projections.rebuild.Rollback;
import io.orderlog.projections.verify.Verification;
import io.orderlog.projections.verify.VerificationReport;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What there is of each item, on each kind of database. */
@OnEveryDatabase
@SuppressWarnings("NullAway.Init") // Set before each test.
class StockProjectionTest {

  private static final Instant UNTIL = Instant.parse("2026-03-01T11:00:00Z");

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private final InMemoryEventLog<StockEvent> log =
      new InMemoryEventLog<>("stock.events", 3, StockLog.STOCK.codec());
  private final StockProjection projection = new StockProjection();
  private LogAppender<StockEvent> appender;
  private ReadModelDatabase database;
  private StockFinder stock;

  @BeforeEach
  void open() {
    appender = log.openAppender("writer");
    database = ReadModelDatabase.open(kind.create(data));
    stock = new StockFinder(new ReadModels(database));
  }

  @AfterEach
  void close() {
    appender.close();
    database.close();
  }

  @Test
  void an_item_is_as_its_last_event_says() {
    append("mug", 1, new Received(5, "d", 5, 5), new Reserved("a", 2, UNTIL, 5, 3));
    feed();
    assertThat(item("mug")).satisfies(mug -> {
      assertThat(List.of(mug.onHand(), mug.reserved(), mug.available(), mug.version()))
          .containsExactly(5L, 2L, 3L, 2L);
      assertThat(mug.status()).isEqualTo(StockStatus.IN_STOCK);
      assertThat(mug.updatedAt()).isEqualTo(OrderEvents.START.plusSeconds(2));
    });

    append("mug", 3, new Reserved("b", 3, UNTIL, 5, 0), new Consumed("a", 2, 3, 0));
    feed();
    assertThat(item("mug").status()).isEqualTo(StockStatus.SOLD_OUT);
    assertThat(item("mug").reserved()).isEqualTo(3);
  }

  @Test
  void several_are_found_together_and_those_that_were_never_there_are_left_out() {
    append("mug", 1, new Received(5, "d", 5, 5));
    append("été ☕", 1, new Received(1, "d", 1, 1));
    append("ghost", 1, new ReservationRefused("a", 1, Step.RESERVE, 0, 0),
        new ReservationReleased("a", 0, "why", 0, 0));
    feed();
    Map<String, StockView> found =
        stock.bySkus(List.of("mug", "ghost", "été ☕", "none")).value();
    assertThat(found).containsOnlyKeys("mug", "été ☕");
    assertThat(item("ghost").isTracked()).isFalse();
    assertThat(stock.bySku("none").value()).isEmpty();

    append("ghost", 3, new Received(7, "d", 7, 7));
    feed();
    assertThat(item("ghost").isTracked()).isTrue();
    assertThat(stock.bySkus(List.of("ghost")).value()).containsKey("ghost");
  }

  @Test
  void is_rebuilt_verified_and_rolled_back() {
    append("mug", 1, new Received(5, "d", 5, 5), new Reserved("a", 2, UNTIL, 5, 3));
    append("ghost", 1, new ReservationRefused("a", 1, Step.RESERVE, 0, 0));
    feed();
    new Rebuild<>(database, log, TimeSource.system())
        .run(projection, RebuildProgress.unwatched());
    append("mug", 3, new ReservationReleased("a", 2, "EXPIRED", 5, 5));
    feed();
    assertThat(item("mug").available()).isEqualTo(5);
    VerificationReport report = new Verification<>(database, log, TimeSource.system(), 2)
        .run(projection, 10, RebuildProgress.unwatched());
    assertThat(report.rows()).isEqualTo(2);
    assertThat(report.differences()).isZero();
    new Rollback<>(database, log, TimeSource.system()).run(projection);
    assertThat(item("mug").available()).isEqualTo(5);
  }

  @Test
  void a_gap_in_the_versions_parks_the_item() {
    append("mug", 1, new Received(5, "d", 5, 5));
    append("mug", 3, new Received(5, "d", 10, 10));
    append("pot", 1, new Received(1, "d", 1, 1));
    feed();
    assertThat(item("mug").onHand()).isEqualTo(5);
    assertThat(item("pot").onHand()).isEqualTo(1);
    assertThat(new ReadModels(database).parkedStreams("stock")).isEqualTo(1);
  }

  private StockView item(String sku) {
    return stock.bySku(sku).value().orElseThrow();
  }

  private void append(String sku, long first, StockEvent... events) {
    List<NewEvent<StockEvent>> next = new ArrayList<>();
    for (StockEvent event : events) {
      long version = first + next.size();
      next.add(new NewEvent<>(sku, version, event, OrderEvents.at(version)));
    }
    appender.append(next);
  }

  private void feed() {
    try (ProjectionLoop<StockEvent> loop =
        new ProjectionLoop<>(database, log, projection, TimeSource.system())) {
      Eventually.holds("caught up", () -> {
        loop.doWork();
        return loop.isCaughtUp();
      });
    }
  }
}
