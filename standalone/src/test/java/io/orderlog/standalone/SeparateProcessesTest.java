package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpProbe;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The four processes that make up the system, each alone. */
@Tag("long")
@Tag("strange-machine")
class SeparateProcessesTest {

  @TempDir
  Path folder;

  @Test
  void together_they_are_the_system() {
    Map<String, String> settings = new HashMap<>(Map.of(
        "ORDERLOG_DATA", folder.resolve("data").toString(),
        "ORDERLOG_KAFKA_PORT", RunningSystem.freePort(),
        "ORDERLOG_COMMAND_PORT", RunningSystem.freePort(),
        "ORDERLOG_QUERY_PORT", RunningSystem.freePort()));
    settings.put("ORDERLOG_KAFKA_BOOTSTRAP_SERVERS",
        "127.0.0.1:" + settings.get("ORDERLOG_KAFKA_PORT"));
    settings.put("ORDERLOG_PAYMENT_URL", "http://127.0.0.1:" + RunningSystem.freePort());
    try (ChildProcess broker = start(settings, "broker").awaitOutput("Kafka: ");
        ChildProcess commands = start(settings, "command-side").awaitOutput("Commands: ");
        ChildProcess projections = start(settings, "projections").awaitOutput("are fed");
        ChildProcess queries = start(settings, "query-side").awaitOutput("Queries: ");
        ChildProcess demo = start(settings, "demo", "--orders", "20");
        ChildProcess list = start(settings, "replay", "list")) {
      assertThat(demo.awaitExit()).as(demo.err()).isZero();
      assertThat(demo.out()).contains("Placed 20 orders");
      assertThat(list.awaitExit()).as(list.err()).isZero();
      assertThat(list.out()).contains("orders", "history", "effects", "ACTIVE");
      whatNobodyAnswersIsTold(settings);

      queries.askToStop();
      projections.askToStop();
      commands.askToStop();
      assertThat(queries.awaitExit()).as(queries.err()).isZero();
      assertThat(projections.awaitExit()).as(projections.err()).isZero();
      assertThat(commands.awaitExit()).as(commands.err()).isZero();
      broker.askToStop();
      assertThat(broker.awaitExit()).as(broker.err()).isZero();
    }
  }

  private static void whatNobodyAnswersIsTold(Map<String, String> settings) {
    try (HttpProbe commands = probe(settings, "ORDERLOG_COMMAND_PORT");
        HttpProbe queries = probe(settings, "ORDERLOG_QUERY_PORT")) {
      String order =
          new Checkout(new DescribedClient(commands, new OpenApi())).of("mug", "9.95", "ok");
      Eventually.isTrue(
          () -> queries.get("/effects?state=FAILING").body().contains("\"lastError\""),
          () -> queries.get("/effects").body());
      JsonNode failing = queries.get("/effects?state=FAILING").json().path("items").get(0);
      assertThat(failing.path("streamId").asString()).isEqualTo(order);
      assertThat(failing.path("attempt").asInt()).isGreaterThan(1);
      assertThat(failing.path("lastError").asString()).isNotBlank();
      assertThat(failing.path("nextAttemptAt").asString()).isNotBlank();
      assertThat(queries.get("/effects?state=GAVE_UP").json().path("items")).isEmpty();
    }
  }

  private static HttpProbe probe(Map<String, String> settings, String port) {
    return new HttpProbe("http://127.0.0.1:" + settings.get(port));
  }

  @Test
  @Tag("faults")
  @Tag("faults-short")
  void a_command_side_without_kafka_says_so_in_one_line() {
    String nobody = "127.0.0.1:" + RunningSystem.freePort();
    try (ChildProcess commands = start(
        Map.of("ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", nobody), "command-side")) {
      assertThat(commands.awaitExit()).isEqualTo(1);
      assertThat(commands.err()).hasLineCount(1)
          .contains(nobody, "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS");
    }
  }

  private ChildProcess start(Map<String, String> settings, String... arguments) {
    return ChildProcess.start(folder, settings, arguments);
  }
}
