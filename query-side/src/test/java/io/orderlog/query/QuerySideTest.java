package io.orderlog.query;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static io.orderlog.query.OrderStories.append;
import static io.orderlog.query.OrderStories.id;
import static io.orderlog.query.OrderStories.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.embedded.BrokerSettings;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.topics.EventTopic;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.http.CannotListenException;
import io.orderlog.http.CapturedLog;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.http.Metrics;
import io.orderlog.process.RunningParts;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.query.freshness.OpenedLog;
import io.orderlog.settings.Durability;
import io.orderlog.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The query side as a whole: its health, its manners, its database. */
@Tag("long")
@ExtendWith(SharedKafka.class)
class QuerySideTest {

  private static final String TABLES_GONE = "its tables are gone;"
      + " restart all processes that use it, and they are made again";

  @TempDir
  Path data;

  @Test
  void lives_but_is_not_ready_before_the_read_models_were_built() {
    try (QuerySide querySide = start(); HttpProbe client = new HttpProbe(querySide.url())) {
      assertThat(client.get("/health/live").status()).isEqualTo(200);
      assertThat(reasons(client)).containsExactly(notBuilt("orders"),
          notBuilt("history"), notBuilt("sales"),
          notBuilt("demand"));
      assertProblem(client.get("/orders"), 503, "read-model-unavailable").hasRetryAfter();
      assertProblem(client.get("/orders/" + id(1), "Consistency-Token", "0@0"),
          503, "read-model-unavailable").hasRetryAfter();
    }
  }

  @Test
  void a_topic_that_could_lose_events_is_told_to_who_listens_and_who_asks(
      EmbeddedKafka kafka, @TempDir Path folder) throws Exception {
    try (RunningQuerySide built = RunningQuerySide.start(kafka, data)) {
      built.awaitApplied(append(built.log(), id(1), placed("EUR")));
    }
    try (EmbeddedKafka unsafe = EmbeddedKafka.start(
        BrokerSettings.onFreePort(folder, Durability.PROCESS_CRASH))) {
      makeUnsafeTopic(unsafe);
      try (QuerySide querySide = RunningQuerySide.querySide(
          ReadModelSettings.inFolder(data), Duration.ofSeconds(1),
          () -> RunningQuerySide.open(unsafe, OrderLog.ORDERS.eventsTopic()));
          HttpProbe client = new HttpProbe(querySide.url())) {
        assertProblem(client.get("/events"), 503, "log-unsafe").hasRetryAfter();
        Eventually.holds("readiness names the setting", () -> reasons(client).stream()
            .anyMatch(reason -> reason.contains("cleanup.policy is delete")));
        assertThat(client.get("/orders").status()).isEqualTo(200);
      }
    }
  }

  private static void makeUnsafeTopic(EmbeddedKafka kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(OrderLog.ORDERS.eventsTopic(), 1, (short) 1)
          .configs(Map.of("cleanup.policy", "delete")))).all().get();
    }
  }

  @Test
  void is_ready_when_the_read_models_are() {
    try (RunningQuerySide system = RunningQuerySide.start(data)) {
      HttpAnswer ready = system.client().get("/health/ready");
      assertThat(ready.status()).isEqualTo(200);
      assertThat(ready.body())
          .isEqualTo("{\"status\":\"ready\",\"reasons\":[],\"parkedOrders\":{}}");
      assertThat(system.client().get("/orders").body()).isEqualTo("{\"items\":[]}");
    }
  }

  @Test
  void shows_orders_whose_events_did_not_fit_and_stays_ready_for_the_others() {
    try (RunningQuerySide system = RunningQuerySide.start(data)) {
      system.log().append(id(1), 2, placed("EUR"));
      Eventually.holds("shown", () -> system.client().get("/health/ready").json()
          .path("parkedOrders").path("orders").asInt(0) == 1);
      assertThat(system.client().get("/health/ready").status()).isEqualTo(200);
      assertThat(system.client().get("/metrics").body())
          .contains("orderlog_projection_parked_orders{projection=\"orders\"} 1");
    }
  }

  @Test
  void is_not_ready_with_read_models_of_another_log() {
    RunningQuerySide.start(data).close();
    try (TestLog other = TestLog.inMemory();
        QuerySide querySide = RunningQuerySide.querySide(ReadModelSettings.inFolder(data),
            Duration.ZERO, () -> new OpenedLog<>(other.log(), () -> {}));
        HttpProbe client = new HttpProbe(querySide.url())) {
      Eventually.holds("refused", () -> reasons(client).stream().anyMatch(
          reason -> reason.contains("orders was built from another log than")
              && reason.contains("rebuild the read model")));
      assertThat(client.get("/health/ready").status()).isEqualTo(503);
    }
  }

  @Test
  void is_not_ready_when_the_log_of_its_read_models_is_not_there(EmbeddedKafka kafka) {
    RunningQuerySide.start(kafka, data).close();
    try (QuerySide querySide = RunningQuerySide.querySide(ReadModelSettings.inFolder(data),
        Duration.ZERO, () -> RunningQuerySide.open(kafka, "never-made.events"));
        HttpProbe client = new HttpProbe(querySide.url())) {
      Eventually.holds("refused", () -> reasons(client).stream().filter(
          reason -> reason.contains(" was built from a log that is not there")).count() == 4);
    }
  }

  /** The new one ends before or after where the read models are: its offsets say nothing. */
  @Test
  void is_not_ready_when_the_log_was_deleted_and_made_anew_meanwhile(EmbeddedKafka kafka)
      throws Exception {
    try (RunningQuerySide system = RunningQuerySide.start(kafka, data)) {
      system.awaitApplied(append(system.log(), id(1), placed("EUR")));
      assertThat(system.client().get("/health/ready").status()).isEqualTo(200);

      system.log().delete(kafka);
      Eventually.holds("missed", () -> reasons(system.client()).stream().anyMatch(reason -> reason
          .contains("the read model orders was built from a log that is not there")));

      EventTopic.createIfMissing(KafkaConnection.to(kafka.bootstrapServers()),
          system.log().log().identity().topic(), system.log().log().identity().partitions());
      Eventually.holds("seen", () -> reasons(system.client()).stream().anyMatch(
          reason -> reason.contains("orders was built from another log than")));
    }
  }

  /** As after a crash of H2, whose file is made again: what was seen before is of a file that is gone. */
  @Test
  void is_not_ready_as_soon_as_the_read_models_have_less_than_they_had() {
    try (RunningQuerySide system = RunningQuerySide.start(data);
        ReadModelDatabase database = ReadModelDatabase.open(ReadModelSettings.inFolder(data))) {
      append(system.log(), id(1), placed("EUR"));
      Eventually.holds("seen", () -> system.counted("orders") > 0);
      double seen = system.counted("orders");
      append(system.log(), id(2), placed("EUR"));
      // So that all of the look before is over.
      Eventually.holds("looked again", () -> system.counted("orders") > seen);
      system.stopProjections();
      database.write(sql -> sql.execute("update projection_checkpoints set next_offset = 0"));
      assertThat(reasons(system.client())).isNotEmpty();
      Eventually.holds("seen", () -> reasons(system.client()).stream().anyMatch(reason -> reason
          .contains("events behind the log and has not caught up since")));
    }
  }

  /** As when Kafka's folder is put back from a backup that is older than the read models. */
  @Test
  void is_not_ready_with_read_models_that_have_seen_more_than_the_log_has() {
    try (RunningQuerySide system = RunningQuerySide.start(data);
        ReadModelDatabase database = ReadModelDatabase.open(ReadModelSettings.inFolder(data))) {
      LogPosition last = append(system.log(), id(1), placed("EUR"));
      system.awaitApplied(last);
      database.write(sql -> sql.execute(
          "update projection_checkpoints set next_offset = next_offset + 100"));
      // The read models are looked at one after the other.
      Eventually.holds("refused", () -> reasons(system.client()).stream().anyMatch(
          reason -> reason.contains("the read model orders is at offset ")
              && reason.contains("records are gone. Restore the log, or rebuild")));
      assertThat(system.client().get("/health/ready").status()).isEqualTo(503);
      assertThat(system.client().get("/orders/" + id(1)).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/orders", "/orders/00000000-0000-4000-8000-000000000001",
      "/orders/00000000-0000-4000-8000-000000000001/history", "/sales/daily",
      "/products/demand"})
  void answers_with_json_and_only_to_get(String path) {
    try (QuerySide querySide = start(); HttpProbe client = new HttpProbe(querySide.url())) {
      assertProblem(client.get(path, "Accept", "text/html"), 406, "not-acceptable");
      for (String method : new String[]{"POST", "PUT", "DELETE", "PATCH"}) {
        HttpAnswer refused = client.send(method, path, BodyPublishers.ofString("{}"));
        assertProblem(refused, 405, "method-not-allowed");
        assertThat(refused.header("Allow")).isEqualTo("GET, HEAD");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/order", "/orders/1/2", "/orders/1/history/2", "/health", "/sales",
      "/products"})
  void has_nothing_elsewhere(String path) {
    try (QuerySide querySide = start(); HttpProbe client = new HttpProbe(querySide.url())) {
      assertProblem(client.get(path), 404, "not-found");
    }
  }

  @Test
  void goes_on_when_the_database_was_restarted() throws Exception {
    try (RunningQuerySide system = RunningQuerySide.start(data)) {
      system.awaitApplied(append(system.log(), id(1), placed("EUR")));
      shutDownDatabase();
      Eventually.holds("answers again",
          () -> system.client().get("/orders/" + id(1)).status() == 200);
    }
  }

  @Test
  void says_so_when_the_database_is_gone() throws Exception {
    try (QuerySide querySide = start();
        HttpProbe client = new HttpProbe(querySide.url());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      shutDownDatabase();
      replaceDatabaseByFolder();
      Future<List<String>> reasons = threads.submit(() -> reasons(client));
      assertProblem(client.get("/orders/" + id(1)), 503, "read-model-unavailable").hasRetryAfter();
      // Two, where one query meets a connection that breaks and the next finds no database.
      assertThat(reasons.get()).isNotEmpty().allSatisfy(reason -> assertThat(reason)
          .contains("read-model/orderlog cannot be used").doesNotContain("\n"));
      assertThat(client.get("/health/live").status()).isEqualTo(200);
    }
  }

  @Test
  void says_so_when_somebody_has_deleted_the_database() throws Exception {
    try (QuerySide querySide = start(); HttpProbe client = new HttpProbe(querySide.url())) {
      shutDownDatabase();
      Files.delete(data.resolve("read-model").resolve("orderlog.mv.db"));
      Eventually.holds("seen", () -> reasons(client).size() == 1
          && reasons(client).getFirst().endsWith(TABLES_GONE));
      assertProblem(client.get("/orders"), 503, "read-model-unavailable").hasRetryAfter();
    }
  }

  @Test
  void names_the_setting_when_its_port_is_taken() {
    try (QuerySide querySide = start(); var _ = new CapturedLog("io.javalin.Javalin")) {
      int taken = URI.create(querySide.url()).getPort();
      assertThatThrownBy(() -> QuerySide.start(
          RunningQuerySide.settings(ReadModelSettings.inFolder(data), taken, Duration.ZERO),
          TimeSource.system(),
          UUID::randomUUID)).isInstanceOf(CannotListenException.class)
          .hasMessageContaining("set ORDERLOG_QUERY_PORT to another port");
    }
  }

  @Test
  void tells_why_it_does_not_start_even_if_what_was_started_cannot_be_closed() {
    IOException stuck = new IOException("stuck");
    RunningParts running = new RunningParts();
    running.add(() -> {
      throw stuck;
    });
    try (QuerySide querySide = start(); var _ = new CapturedLog("io.javalin.Javalin")) {
      int taken = URI.create(querySide.url()).getPort();
      assertThatThrownBy(() -> QuerySide.start(running,
          RunningQuerySide.settings(ReadModelSettings.inFolder(data), taken, Duration.ZERO),
          new Metrics(), RunningQuerySide.partsOfOrders(TimeSource.system()),
          RunningQuerySide.withoutLog(), TimeSource.system(), UUID::randomUUID))
          .isInstanceOf(CannotListenException.class)
          .hasMessageContaining("set ORDERLOG_QUERY_PORT to another port")
          .satisfies(failure -> assertThat(failure.getSuppressed()).singleElement()
              .satisfies(notClosed -> assertThat(notClosed).hasSuppressedException(stuck)));
    }
  }

  private static List<String> reasons(HttpProbe client) {
    HttpAnswer ready = client.get("/health/ready");
    List<String> reasons =
        ready.json().path("reasons").valueStream().map(JsonNode::asString).toList();
    assertThat(ready.status()).isEqualTo(reasons.isEmpty() ? 200 : 503);
    return reasons;
  }

  /** One that has looked at each of its read models once. */
  private QuerySide start() {
    QuerySide querySide =
        RunningQuerySide.querySide(ReadModelSettings.inFolder(data), Duration.ofMillis(100));
    try (HttpProbe client = new HttpProbe(querySide.url())) {
      Eventually.holds("looked", () -> reasons(client).stream()
          .noneMatch(reason -> reason.endsWith("has not been seen yet")));
    }
    return querySide;
  }

  private void shutDownDatabase() throws SQLException {
    ReadModelSettings settings = ReadModelSettings.inFolder(data);
    try (var connection = DriverManager.getConnection(
        settings.url(), settings.user(), settings.password());
        var statement = connection.createStatement()) {
      statement.execute("shutdown");
    }
  }

  private void replaceDatabaseByFolder() throws IOException {
    Path file = data.resolve("read-model").resolve("orderlog.mv.db");
    Files.delete(file);
    Files.createDirectories(file.resolve("in-the-way"));
  }

  private static String notBuilt(String readModel) {
    return "the read model " + readModel + " has not been built yet: start the projections";
  }
}
