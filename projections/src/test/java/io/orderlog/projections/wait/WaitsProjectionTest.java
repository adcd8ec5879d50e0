package io.orderlog.projections.wait;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.stock.StockStatus;
import io.orderlog.domain.wait.WaitEvent;
import io.orderlog.domain.wait.WaitEvent.Joined;
import io.orderlog.domain.wait.WaitEvent.Left;
import io.orderlog.domain.wait.WaitEvent.Notified;
import io.orderlog.domain.wait.WaitEvent.StockSeen;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.wait.WaitLog;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** How many wait for each item, on each kind of database. */
@OnEveryDatabase
@SuppressWarnings("NullAway.Init") // Set before each test.
class WaitsProjectionTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private final InMemoryEventLog<WaitEvent> log =
      new InMemoryEventLog<>("waits.events", 3, WaitLog.WAITS.codec());
  private final WaitsProjection projection = new WaitsProjection();
  private LogAppender<WaitEvent> appender;
  private ReadModelDatabase database;
  private WaitFinder waits;

  @BeforeEach
  void open() {
    appender = log.openAppender("writer");
    database = ReadModelDatabase.open(kind.create(data));
    waits = new WaitFinder(new ReadModels(database));
  }

  @AfterEach
  void close() {
    appender.close();
    database.close();
  }

  @Test
  void those_who_join_leave_and_are_told_are_counted() {
    append("mug", 1, joined(1), joined(2), joined(3), new Left(id(2)));
    feed();
    assertThat(list("mug")).satisfies(mugs -> {
      assertThat(mugs.waiting()).isEqualTo(2);
      assertThat(mugs.told()).isZero();
      assertThat(mugs.version()).isEqualTo(4);
      assertThat(mugs.status()).isEqualTo(StockStatus.SOLD_OUT);
    });

    append("mug", 5, new StockSeen(1, NOON),
        new Notified(id(1), "a1@x", NOON, Mailing.BY_MAIL));
    feed();
    assertThat(list("mug")).satisfies(mugs -> {
      assertThat(mugs.waiting()).isEqualTo(1);
      assertThat(mugs.told()).isEqualTo(1);
      assertThat(mugs.status()).isEqualTo(StockStatus.IN_STOCK);
    });
    assertThat(waits.bySku("pot").value()).isEmpty();
  }

  @Test
  void is_rebuilt_verified_and_rolled_back() {
    append("mug", 1, joined(1), joined(2));
    append("pot", 1, new StockSeen(7, NOON));
    feed();
    new Rebuild<>(database, log, TimeSource.system())
        .run(projection, RebuildProgress.unwatched());
    append("mug", 3, new Left(id(1)));
    feed();
    assertThat(list("mug").waiting()).isEqualTo(1);
    VerificationReport report = new Verification<>(database, log, TimeSource.system(), 2)
        .run(projection, 10, RebuildProgress.unwatched());
    assertThat(report.rows()).isEqualTo(2);
    assertThat(report.differences()).isZero();
    new Rollback<>(database, log, TimeSource.system()).run(projection);
    assertThat(list("mug").waiting()).isEqualTo(1);
  }

  private static String id(int number) {
    return "2491f54e-288e-8f3d-936a-7fe0e3c29e1" + number;
  }

  private static WaitEvent joined(int number) {
    return new Joined(id(number), "a" + number + "@x");
  }

  private WaitView list(String sku) {
    return waits.bySku(sku).value().orElseThrow();
  }

  private void append(String sku, long first, WaitEvent... events) {
    List<NewEvent<WaitEvent>> next = new ArrayList<>();
    for (WaitEvent event : events) {
      long version = first + next.size();
      next.add(new NewEvent<>(sku, version, event, OrderEvents.at(version)));
    }
    appender.append(next);
  }

  private void feed() {
    try (ProjectionLoop<WaitEvent> loop =
        new ProjectionLoop<>(database, log, projection, TimeSource.system())) {
      Eventually.holds("caught up", () -> {
        loop.doWork();
        return loop.isCaughtUp();
      });
    }
  }
}
