package io.orderlog.projections.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.endpoint.EndpointEvent;
import io.orderlog.domain.endpoint.EndpointEvent.AttemptFailed;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointChanged;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointGone;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointRecovered;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointRegistered;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointRemoved;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointResumed;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointStopped;
import io.orderlog.domain.endpoint.EndpointStatus;
import io.orderlog.eventlog.endpoint.EndpointLog;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.event.NewEvent;
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

/** The read model of endpoints. */
@OnEveryDatabase
@SuppressWarnings("NullAway.Init") // Set before each test.
class EndpointsProjectionTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private final InMemoryEventLog<EndpointEvent> log =
      new InMemoryEventLog<>("webhook-endpoints.events", 3, EndpointLog.ENDPOINTS.codec());
  private final EndpointsProjection projection = new EndpointsProjection();
  private LogAppender<EndpointEvent> appender;
  private ReadModelDatabase database;
  private EndpointFinder endpoints;

  @BeforeEach
  void open() {
    appender = log.openAppender("writer");
    database = ReadModelDatabase.open(kind.create(data));
    endpoints = new EndpointFinder(new ReadModels(database));
  }

  @AfterEach
  void close() {
    appender.close();
    database.close();
  }

  @Test
  void an_endpoint_is_shown_with_what_went_wrong_last_and_without_its_secret() {
    append("crm", 1, registered("https://a.example/"),
        new AttemptFailed("orders/1/1", 1, "answered 500", NOON.plusSeconds(5)));
    feed();
    assertThat(endpoint("crm")).satisfies(crm -> {
      assertThat(crm.status()).isEqualTo(EndpointStatus.FAILING);
      assertThat(crm.telling().url()).isEqualTo("https://a.example/");
      assertThat(crm.telling().types()).containsExactly("order.*");
      assertThat(crm.telling().failure().orElseThrow().retryAt())
          .contains(NOON.plusSeconds(5));
      assertThat(crm.toString()).doesNotContain("whsec_");
    });

    append("crm", 3, new EndpointRecovered("orders/1/1"));
    feed();
    assertThat(endpoint("crm")).satisfies(crm -> {
      assertThat(crm.status()).isEqualTo(EndpointStatus.ACTIVE);
      assertThat(crm.telling().failure().orElseThrow().error()).isEqualTo("answered 500");
      assertThat(crm.telling().failure().orElseThrow().retryAt()).isEmpty();
    });
  }

  @Test
  void every_end_has_its_status_and_what_is_removed_is_not_listed() {
    append("stopped", 1, registered("https://a.example/"),
        new EndpointStopped("orders/1/1", 10, "no answer"));
    append("resumed", 1, registered("https://a.example/"),
        new EndpointStopped("orders/1/1", 10, "no answer"), new EndpointResumed(true));
    append("gone", 1, registered("https://a.example/"), new EndpointGone("orders/1/1"));
    append("removed", 1, registered("https://a.example/"), new EndpointRemoved());
    append("changed", 1, registered("https://a.example/"), new EndpointChanged(
        "https://b.example/", List.of("*"), "whsec_new", List.of()));
    feed();
    assertThat(endpoints.all(10).value()).extracting(EndpointView::endpointId)
        .containsExactly("changed", "gone", "resumed", "stopped");
    assertThat(endpoints.all(2).value()).hasSize(2);
    assertThat(endpoints.all(10).value()).extracting(EndpointView::status).containsExactly(
        EndpointStatus.ACTIVE, EndpointStatus.GONE, EndpointStatus.ACTIVE,
        EndpointStatus.STOPPED);
    assertThat(endpoint("removed").status()).isEqualTo(EndpointStatus.REMOVED);
    assertThat(endpoint("changed").telling().url()).isEqualTo("https://b.example/");
    assertThat(endpoints.byId("nobody").value()).isEmpty();
  }

  @Test
  void is_rebuilt_verified_and_rolled_back() {
    append("crm", 1, registered("https://a.example/"));
    append("erp", 1, registered("https://b.example/"));
    feed();
    new Rebuild<>(database, log, TimeSource.system())
        .run(projection, RebuildProgress.unwatched());
    append("crm", 2, new EndpointGone("orders/1/1"));
    feed();
    VerificationReport report = new Verification<>(database, log, TimeSource.system(), 2)
        .run(projection, 10, RebuildProgress.unwatched());
    assertThat(report.rows()).isEqualTo(2);
    assertThat(report.differences()).isZero();
    new Rollback<>(database, log, TimeSource.system()).run(projection);
    assertThat(endpoint("crm").status()).isEqualTo(EndpointStatus.GONE);
  }

  private static EndpointEvent registered(String url) {
    return new EndpointRegistered(url, List.of("order.*"), "whsec_secret", List.of(), NOON);
  }

  private EndpointView endpoint(String id) {
    return endpoints.byId(id).value().orElseThrow();
  }

  private void append(String id, long first, EndpointEvent... events) {
    List<NewEvent<EndpointEvent>> next = new ArrayList<>();
    for (EndpointEvent event : events) {
      long version = first + next.size();
      next.add(new NewEvent<>(id, version, event, OrderEvents.at(version)));
    }
    appender.append(next);
  }

  private void feed() {
    try (ProjectionLoop<EndpointEvent> loop =
        new ProjectionLoop<>(database, log, projection, TimeSource.system())) {
      Eventually.holds("caught up", () -> {
        loop.doWork();
        return loop.isCaughtUp();
      });
    }
  }
}
