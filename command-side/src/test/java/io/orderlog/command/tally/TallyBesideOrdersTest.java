package io.orderlog.command.tally;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandSide;
import io.orderlog.command.CommandSideSettings;
import io.orderlog.command.order.OrderAggregate;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.tally.TallyEvent;
import io.orderlog.eventlog.tally.TallyEvent.Added;
import io.orderlog.eventlog.tally.TallyEvent.Filled;
import io.orderlog.eventlog.tally.TallyLog;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.settings.Durability;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Another kind of aggregate in the processes that write orders, on a real broker. */
@ExtendWith(SharedKafka.class)
@SuppressWarnings("NullAway.Init") // Set before each test.
class TallyBesideOrdersTest {

  private record Running(CommandSide commandSide, HttpProbe client) {

    HttpAnswer add(String tally, int amount, String... headers) {
      return client.post("/tallies/" + tally + "/add", "{\"amount\":" + amount + "}", headers);
    }

    List<JsonNode> slots() {
      return StreamSupport.stream(client.get("/health/ready").json().path("writers").spliterator(),
          false).toList();
    }
  }

  private final Deque<Running> running = new ArrayDeque<>();
  @TempDir
  private Path data;
  private KafkaConnection connection;

  @BeforeEach
  void connect(EmbeddedKafka kafka) {
    connection = KafkaConnection.to(kafka.bootstrapServers());
  }

  @AfterEach
  void stopAll() {
    while (!running.isEmpty()) {
      stop(running.pop());
    }
  }

  @Test
  void a_command_is_answered_as_that_of_an_order_is() {
    Running one = startReady();

    HttpAnswer added = one.add("apples", 40);
    HttpAnswer filled = one.add("apples", 60);

    assertThat(added.status()).isEqualTo(200);
    assertThat(added.body())
        .isEqualTo("{\"tally\":\"apples\",\"version\":1,\"status\":\"OPEN\"}");
    assertThat(added.header("ETag")).isEqualTo("\"1\"");
    assertThat(added.headers()).doesNotContainKey("location");
    assertThat(filled.body())
        .isEqualTo("{\"tally\":\"apples\",\"version\":3,\"status\":\"FULL\"}");
    List<RecordedEvent<TallyEvent>> history = history("apples");
    assertThat(history).extracting(RecordedEvent::data)
        .containsExactly(new Added(40), new Added(60), new Filled(100));
    LogPosition last = history.getLast().position();
    assertThat(filled.header("Consistency-Token")).isEqualTo("tally:" + last);
    assertThat(placed(one).header("Consistency-Token")).matches("\\d+@\\d+");
  }

  @Test
  void a_command_is_refused_as_that_of_an_order_is() {
    Running one = startReady();
    one.add("pears", 90);

    assertProblem(one.add("pears", 11), 409, "too-much").has("tally", "pears").has("version", 1)
        .saysInDetail("room for 10");
    assertProblem(one.add("pears", 1, "If-Match", "\"7\""), 412, "version-mismatch")
        .has("tally", "pears").has("version", 1).saysInDetail("The tally is at version 1");
    assertProblem(one.add("plums", 1, "If-Match", "*"), 404, "tally-not-found")
        .has("tally", "plums").hasNo("version").saysInDetail("There is no tally plums");
    assertProblem(one.add("Pears", 1), 404, "tally-not-found")
        .saysInDetail("The id in the path must be a word in lower case");
    assertProblem(one.add("a%2Fb", 1), 404, "tally-not-found");
    assertProblem(one.add("pears", 0), 422, "invalid-command").hasErrorsIn("amount");
    assertProblem(one.client().post("/tallies/pears/add", "{\"amount\":\"1\"}"), 400,
        "invalid-request").hasErrorsIn("amount");
    assertProblem(one.client().post("/tallies/pears/add", "{"), 400, "invalid-json");
    assertProblem(one.client().post("/tallies/pears/take", "{}"), 404, "not-found");
    assertProblem(one.client().post("/tallies", "{}"), 404, "not-found");
    assertThat(history("pears")).hasSize(1);
    assertThat(history("plums")).isEmpty();
  }

  @Test
  void a_command_is_done_once() {
    Running one = startReady();
    HttpAnswer first = one.add("figs", 5, "Idempotency-Key", "k");
    HttpAnswer again = one.add("figs", 5, "Idempotency-Key", "k");

    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Consistency-Token")).isEqualTo(first.header("Consistency-Token"));
    assertProblem(one.add("figs", 6, "Idempotency-Key", "k"), 422, "idempotency-key-reused")
        .saysInDetail("Another command for this tally");
    assertThat(history("figs")).hasSize(1);
  }

  @Test
  void all_slots_of_the_process_are_told_and_measured() {
    Running one = startReady();

    assertThat(one.slots()).extracting(slot -> slot.path("aggregate").asString() + " "
        + slot.path("slot").asInt() + " " + slot.path("here").asBoolean())
        .containsExactly("orders 0 true", "orders 1 true", "tally 0 true", "tally 1 true");
    one.add("dates", 1);
    assertThat(one.client().get("/metrics").body())
        .contains("orderlog_writer_here{aggregate=\"orders\",slot=\"1\"} 1.0")
        .contains("orderlog_writer_here{aggregate=\"tally\",slot=\"1\"} 1.0")
        .contains("orderlog_events_appended_total{aggregate=\"tally\"} 1.0")
        .contains("orderlog_events_appended_total{aggregate=\"orders\"} 0.0");
    assertThat(one.commandSide().routes()).contains("POST /orders", "POST /tallies/{tally}/add");
  }

  @Test
  void processes_share_the_slots_of_both_and_send_commands_on() {
    Running one = startReady();
    Running two = startReady();
    Eventually.holds(() -> {
      for (Running each : List.of(one, two)) {
        assertThat(each.slots()).hasSize(4).filteredOn(slot -> slot.path("here").asBoolean())
            .extracting(slot -> slot.path("aggregate").asString())
            .containsExactly("orders", "tally");
        assertThat(each.slots()).allMatch(slot -> slot.path("owner").isString());
        assertThat(each.commandSide().reasonsNotReady()).isEmpty();
      }
    });
    Set<String> partitions = new HashSet<>();
    for (String tally : List.of("kiwis", "limes", "melons", "grapes", "olives", "peaches")) {
      HttpAnswer first = one.add(tally, 5, "Idempotency-Key", "k");
      HttpAnswer second = two.add(tally, 5, "Idempotency-Key", "k");
      assertThat(first.status()).as(first.body()).isEqualTo(200);
      assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
      assertThat(second.header("Consistency-Token"))
          .isEqualTo(first.header("Consistency-Token")).startsWith("tally:");
      partitions.add(first.header("Consistency-Token").replaceAll("tally:|@.*", ""));
    }
    assertThat(partitions).as("tallies of both slots").hasSizeGreaterThan(2);
  }

  @Test
  void what_was_done_is_known_behind_a_restart() {
    Running one = startReady();
    HttpAnswer first = one.add("nuts", 99, "Idempotency-Key", "k");
    running.remove(one);
    stop(one);
    assertThat(data.resolve("command-side")).isDirectoryContaining("glob:**/tally-slot-*.mv")
        .isDirectoryContaining("glob:**/orders-slot-*.mv");

    Running again = startReady();

    HttpAnswer repeated = again.add("nuts", 99, "Idempotency-Key", "k");
    assertThat(repeated.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(repeated.body()).isEqualTo(first.body());
    assertProblem(again.add("nuts", 2), 409, "too-much").saysInDetail("room for 1");
  }

  private static HttpAnswer placed(Running process) {
    return process.client().post("/orders", """
        {"customerId":"customer-1","currency":"EUR",
         "lines":[{"sku":"sku-1","quantity":2,"unitPrice":"10.00"}]}""");
  }

  private Running startReady() {
    CommandSide commandSide = CommandSide.start(
        new CommandSideSettings("127.0.0.1", 0, connection, Durability.PROCESS_CRASH,
            OptionalInt.empty(), OptionalInt.of(2), Optional.empty(), Optional.empty(), data),
        List.of(OrderAggregate.served(), TallyAggregate.served()), TimeSource.system(),
        UUID::randomUUID);
    Running started = new Running(commandSide, new HttpProbe(commandSide.url()));
    running.push(started);
    Eventually.holds(() -> assertThat(commandSide.reasonsNotReady()).isEmpty());
    return started;
  }

  private static void stop(Running process) {
    process.client().close();
    process.commandSide().close();
  }

  /** What the log holds of the tally. */
  private List<RecordedEvent<TallyEvent>> history(String tally) {
    List<RecordedEvent<TallyEvent>> events = new ArrayList<>();
    try (var log = KafkaEventLog.open(TallyLog.TALLIES, connection)) {
      int partition = log.partitionOf(tally);
      long end = log.endOffsets(Set.of(partition)).of(partition);
      try (LogReader<TallyEvent> reader = log.openReader(Offsets.at(partition, 0))) {
        while (reader.positions().of(partition) < end) {
          events.addAll(reader.poll(Duration.ofMillis(100)));
        }
      }
    }
    return events.stream().filter(event -> event.streamId().equals(tally)).toList();
  }
}
