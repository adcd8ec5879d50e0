package io.orderlog.projections.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.risk.CountedOrder;
import io.orderlog.domain.risk.RiskEvent.OrderAssessed;
import io.orderlog.domain.risk.RiskEvent.SubjectBlocked;
import io.orderlog.domain.risk.RiskEvent.SubjectUnblocked;
import io.orderlog.domain.risk.RiskEvent;
import io.orderlog.domain.risk.RiskStatus;
import io.orderlog.domain.risk.Verdict;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.risk.RiskLog;
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
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What is known of each subject, on each kind of database. */
@OnEveryDatabase
@SuppressWarnings("NullAway.Init") // Set before each test.
class RiskProjectionTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String ADA = "customer:1";
  private static final String BOB = "customer:2";

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private final InMemoryEventLog<RiskEvent> log =
      new InMemoryEventLog<>("risk.events", 3, RiskLog.RISK.codec());
  private final RiskProjection projection = new RiskProjection();
  private LogAppender<RiskEvent> appender;
  private ReadModelDatabase database;
  private RiskFinder subjects;

  @BeforeEach
  void open() {
    appender = log.openAppender("writer");
    database = ReadModelDatabase.open(kind.create(data));
    subjects = new RiskFinder(new ReadModels(database));
  }

  @AfterEach
  void close() {
    appender.close();
    database.close();
  }

  @Test
  void what_was_assessed_and_whether_it_is_blocked_is_told() {
    append(ADA, 1, assessed(1, Verdict.PASS), assessed(2, Verdict.PASS), new SubjectBlocked("r"));
    feed();
    assertThat(subject(ADA)).satisfies(ada -> {
      assertThat(ada.status()).isEqualTo(RiskStatus.BLOCKED);
      assertThat(ada.version()).isEqualTo(3);
      assertThat(ada.rules()).isEqualTo("5 in 1h");
      assertThat(ada.state().orders()).extracting(CountedOrder::orderId)
          .containsExactly("o1", "o2");
    });

    append(ADA, 4, assessed(3, Verdict.BLOCK), new SubjectUnblocked("r"));
    append(BOB, 1, new SubjectBlocked("r"));
    feed();
    assertThat(subject(ADA).status()).isEqualTo(RiskStatus.CLEAR);
    assertThat(subject(ADA).state().orders()).hasSize(3);
    assertThat(subject(BOB).rules()).isEmpty();
    assertThat(subjects.byId("customer:3").value()).isEmpty();
  }

  @Test
  void is_rebuilt_verified_and_rolled_back() {
    append(ADA, 1, assessed(1, Verdict.PASS));
    append(BOB, 1, assessed(2, Verdict.REVIEW));
    feed();
    new Rebuild<>(database, log, TimeSource.system())
        .run(projection, RebuildProgress.unwatched());
    append(ADA, 2, new SubjectBlocked("r"));
    feed();
    assertThat(subject(ADA).status()).isEqualTo(RiskStatus.BLOCKED);
    VerificationReport report = new Verification<>(database, log, TimeSource.system(), 2)
        .run(projection, 10, RebuildProgress.unwatched());
    assertThat(report.rows()).isEqualTo(2);
    assertThat(report.differences()).isZero();
    new Rollback<>(database, log, TimeSource.system()).run(projection);
    assertThat(subject(ADA).status()).isEqualTo(RiskStatus.BLOCKED);
  }

  private static RiskEvent assessed(int order, Verdict verdict) {
    return new OrderAssessed("o" + order, 1990, Currency.getInstance("EUR"), verdict,
        verdict == Verdict.PASS ? List.of() : List.of("why"), "5 in 1h",
        NOON.plusSeconds(order));
  }

  private RiskView subject(String id) {
    return subjects.byId(id).value().orElseThrow();
  }

  private void append(String id, long first, RiskEvent... events) {
    List<NewEvent<RiskEvent>> next = new ArrayList<>();
    for (RiskEvent event : events) {
      long version = first + next.size();
      next.add(new NewEvent<>(id, version, event, OrderEvents.at(version)));
    }
    appender.append(next);
  }

  private void feed() {
    try (ProjectionLoop<RiskEvent> loop =
        new ProjectionLoop<>(database, log, projection, TimeSource.system())) {
      Eventually.holds("caught up", () -> {
        loop.doWork();
        return loop.isCaughtUp();
      });
    }
  }
}
