package io.orderlog.standalone;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandSide;
import io.orderlog.embedded.BrokerSettings;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.projections.JavaProcess;
import io.orderlog.projections.ProjectionsProcess;
import io.orderlog.query.QuerySide;
import io.orderlog.settings.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An aggregate that no main class knows, next to orders in the same processes: the example of
 * docs/adding-an-aggregate.md.
 */
@Tag("long")
class AnotherAggregateTest {

  private static final String ORDER = """
      {"customerId":"c-1","currency":"EUR",
       "lines":[{"sku":"mug","quantity":2,"unitPrice":"9.95"}]}""";

  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {
      "event-log/src/test/java/io/orderlog/eventlog/tally/TallyEvent.java",
      "event-log/src/test/java/io/orderlog/eventlog/tally/TallyCommand.java",
      "event-log/src/test/java/io/orderlog/eventlog/tally/TallyState.java",
      "event-log/src/test/java/io/orderlog/eventlog/tally/TallyRejection.java",
      "event-log/src/test/java/io/orderlog/eventlog/tally/TallyDecider.java",
      "event-log/src/test/java/io/orderlog/eventlog/tally/TallyLog.java",
      "command-side/src/test/java/io/orderlog/command/tally/TallyAggregate.java",
      "standalone/src/test/java/io/orderlog/standalone/TallyQueries.java"})
  void the_guide_has_the_example_as_it_is_tested(String source) throws IOException {
    assertThat(Files.readString(Path.of("../docs/adding-an-aggregate.md")))
        .contains("```java\n" + Files.readString(Path.of("..", source)) + "```\n");
  }

  @Test
  void goes_all_the_way_beside_orders() throws Exception {
    try (EmbeddedKafka kafka = broker("kafka")) {
      OrdersAndTallies system = system(kafka, "data");
      try (CommandSide commandSide = system.commandSide();
          ProjectionsProcess _ = system.projections();
          QuerySide querySide = system.querySide();
          HttpProbe commands = new HttpProbe(commandSide.url());
          HttpProbe queries = new HttpProbe(querySide.url())) {
        awaitReady(commandSide, querySide);
        writeAndRead(commands, queries);
        listen(commands, querySide.url());
      }
      replayed(system);
      try (EmbeddedKafka other = broker("other-kafka")) {
        movesToAnotherKafka(system, system(other, "other-data"));
      }
    }
  }

  private static void writeAndRead(HttpProbe commands, HttpProbe queries) {
    HttpAnswer order = commands.post("/orders", ORDER);
    HttpAnswer added = add(commands, "apples", 60, "key-1");
    HttpAnswer filled = add(commands, "apples", 40, "key-2");
    assertThat(added.header("Consistency-Token")).startsWith("tally:");
    assertThat(filled.header("ETag")).isEqualTo("\"3\"");
    assertThat(add(commands, "apples", 40, "key-2").header("Idempotency-Replayed"))
        .isEqualTo("true");
    assertProblem(add(commands, "apples", 1, "key-3"), 409, "tally-full");

    // One client's tokens for both: each query waits for its own.
    String tokens =
        order.header("Consistency-Token") + ", " + filled.header("Consistency-Token");
    HttpAnswer tally = queries.get("/tallies/apples", "Consistency-Token", tokens);
    assertThat(tally.json().path("total").asInt()).isEqualTo(100);
    assertThat(tally.header("Orderlog-Lag")).isEqualTo("0");
    String orderId = order.json().path("orderId").asString();
    assertThat(queries.get("/orders/" + orderId, "Consistency-Token", tokens).status())
        .isEqualTo(200);
    assertProblem(queries.get("/events?log=tally&tally=1"), 400, "invalid-request")
        .hasErrorsIn("tally");
    assertProblem(queries.get("/events?log=tally&orderId=" + orderId), 400, "invalid-request")
        .hasErrorsIn("orderId");
    assertThat(queries.get("/health/ready?log=tally").body()).contains("\"reasons\"");
  }

  private static void listen(HttpProbe commands, String url)
      throws IOException, InterruptedException {
    try (EventStream all = EventStream.open(url + "/events?log=tally");
        EventStream pears = EventStream.open(url + "/events?log=tally&tally=pears")) {
      all.nextId();
      pears.nextId();
      assertThat(commands.post("/orders", ORDER).status()).isEqualTo(201);
      add(commands, "plums", 1, "key-4");
      add(commands, "pears", 2, "key-5");
      assertThat(all.nextData()).startsWith(
          "{\"tally\":\"plums\",\"version\":1,\"type\":\"tally.added.v1\"");
      assertThat(all.nextData()).contains("\"data\":{\"amount\":2}");
      assertThat(pears.nextData()).startsWith("{\"tally\":\"pears\"");
    }
  }

  private static void replayed(OrdersAndTallies system) {
    assertThat(system.replay("list")).contains("orders", "history", "tallies");
    assertThat(system.replay("rebuild", "--all")).contains("tallies: generation 2 is active now",
        "orders: generation 2 is active now");
    assertThat(system.replay("verify", "--all"))
        .contains("tallies: generation 2, 3 rows, all as the log says");
    assertThat(system.replay("history", "--log", "tally", "apples"))
        .contains("tally.added.v1", "tally.filled.v1", "FULL");
  }

  private void movesToAnotherKafka(OrdersAndTallies here, OrdersAndTallies there)
      throws IOException {
    String exported = folder.resolve("tally.jsonl").toString();
    String again = folder.resolve("again.jsonl").toString();
    here.replay("export", "--log", "tally", "--to", exported);
    there.replay("import", "--log", "tally", "--from", exported);
    there.replay("export", "--log", "tally", "--to", again);
    assertThat(Files.readString(Path.of(again))).isEqualTo(Files.readString(Path.of(exported)));
    assertThat(there.replay("history", "--log", "tally", "apples")).contains("FULL");
  }

  @Test
  @Tag("faults")
  @Tag("faults-short")
  void is_written_on_by_another_process_when_one_is_killed() throws Exception {
    try (EmbeddedKafka kafka = broker("kafka");
        JavaProcess first = commandSide(kafka, "first");
        JavaProcess second = commandSide(kafka, "second");
        HttpProbe dying = new HttpProbe(first.awaitLine("Commands: "));
        HttpProbe living = new HttpProbe(second.awaitLine("Commands: "))) {
      Eventually.isTrue(() -> isReady(dying) && isReady(living),
          () -> dying.get("/health/ready").body() + living.get("/health/ready").body());
      for (int i = 0; i < 10; i++) {
        awaitAdded(dying, i);
      }
      first.kill();
      for (int i = 5; i < 30; i++) {
        awaitAdded(living, i);
      }
      Eventually.isTrue(() -> living.post("/orders", ORDER).status() == 201, () -> "no order");
      assertReadable(system(kafka, "second"));
    }
  }

  private static void assertReadable(OrdersAndTallies system) {
    try (ProjectionsProcess _ = system.projections();
        QuerySide querySide = system.querySide();
        HttpProbe queries = new HttpProbe(querySide.url())) {
      // Each key once, though five were sent to both.
      for (String tally : List.of("apples", "pears", "plums")) {
        Eventually.isTrue(() -> queries.get("/tallies/" + tally).body().contains("\"total\":10,"),
            () -> queries.get("/tallies/" + tally).body());
      }
    }
    assertThat(system.replay("verify", "tallies")).contains("3 rows, all as the log says");
  }

  private JavaProcess commandSide(EmbeddedKafka kafka, String data) throws IOException {
    return JavaProcess.start(OrdersAndTallies.CommandSideProcess.class,
        system(kafka, data).settings()).withoutErrors();
  }

  /** With one key until it is answered, as a client does. */
  private static void awaitAdded(HttpProbe commands, int i) {
    String tally = List.of("apples", "pears", "plums").get(i % 3);
    Eventually.isTrue(() -> add(commands, tally, 1, "key-" + i).status() == 200,
        () -> add(commands, tally, 1, "key-" + i).body());
  }

  private static HttpAnswer add(HttpProbe commands, String tally, int amount, String key) {
    return commands.post("/tallies/" + tally + "/add", "{\"amount\":" + amount + "}",
        "Idempotency-Key", key);
  }

  private static boolean isReady(HttpProbe server) {
    try {
      return server.get("/health/ready").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private static void awaitReady(CommandSide commandSide, QuerySide querySide) {
    Eventually.isTrue(() -> commandSide.reasonsNotReady().isEmpty(),
        () -> commandSide.reasonsNotReady().toString());
    Eventually.isTrue(() -> querySide.reasonsNotReady().isEmpty(),
        () -> querySide.reasonsNotReady().toString());
  }

  private EmbeddedKafka broker(String name) {
    return EmbeddedKafka.start(
        BrokerSettings.onFreePort(folder.resolve(name), Durability.PROCESS_CRASH));
  }

  private OrdersAndTallies system(EmbeddedKafka kafka, String data) {
    Map<String, String> settings = new HashMap<>(Map.of(
        "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
        "ORDERLOG_DATA", folder.resolve(data).toString(),
        "ORDERLOG_PARTITIONS", "4",
        "ORDERLOG_WRITER_SLOTS", "2",
        "ORDERLOG_DURABILITY", "process-crash"));
    settings.putAll(Map.of(
        "ORDERLOG_COMMAND_PORT", "0",
        "ORDERLOG_QUERY_PORT", "0",
        "ORDERLOG_CONSISTENCY_WAIT_MS", "30000"));
    return new OrdersAndTallies(Map.copyOf(settings));
  }
}
