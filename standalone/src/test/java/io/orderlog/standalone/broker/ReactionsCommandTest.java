package io.orderlog.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.courier.Courier;
import io.orderlog.commandline.CommandErrors;
import io.orderlog.domain.stock.StockEvent;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.parked.KafkaParkedCauses;
import io.orderlog.eventlog.kafka.parked.ParkedTopic;
import io.orderlog.eventlog.parked.ParkedCause;
import io.orderlog.eventlog.parked.ParkedCause.Standing;
import io.orderlog.eventlog.stock.StockLog;
import io.orderlog.replay.Replayed;
import io.orderlog.settings.Environment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is parked in a real broker, with a courier that this test plays. */
@Tag("long")
@ExtendWith(SharedKafka.class)
@SuppressWarnings("NullAway.Init") // Set before each test.
class ReactionsCommandTest {

  private static final Instant AT = Instant.parse("2026-03-01T10:15:30.125Z");

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  /** Each reading is so many seconds after the last. */
  private final AtomicLong seconds = new AtomicLong();
  private final AtomicLong passing = new AtomicLong();
  private String bootstrapServers = "";
  private KafkaParkedCauses parked;
  private LogIdentity stock;

  @BeforeEach
  void connect(EmbeddedKafka kafka) {
    bootstrapServers = kafka.bootstrapServers();
    KafkaConnection connection = KafkaConnection.to(bootstrapServers);
    ParkedTopic.createIfMissing(connection);
    try (KafkaEventLog<StockEvent> log = KafkaEventLog.createIfMissing(
        StockLog.STOCK, connection, OptionalInt.empty())) {
      stock = log.identity();
    }
    parked = new KafkaParkedCauses(connection);
  }

  @AfterEach
  void clear() {
    parked.remove(Courier.WHO, stock, parked.load(Courier.WHO, stock));
    parked.close();
  }

  @Test
  void nothing_parked_is_said() {
    assertThat(run("list")).isZero();
    assertThat(out()).isEqualTo("nothing is parked\n");
    assertThat(run("list", "--json")).isZero();
    assertThat(out()).endsWith("[ ]\n");
    for (String command : List.of("show", "retry", "discard")) {
      assertThat(run(command, "stock", "mug")).isEqualTo(1);
    }
    assertThat(err()).isEqualTo("nothing is parked of what follows from stock mug\n".repeat(3));
  }

  @Test
  void what_is_parked_is_listed_and_shown() {
    park();
    assertThat(run("list")).isZero();
    assertThat(out().lines()).hasSize(2).last().asString()
        .matches("stock +a-b +7 +stock.reserved.v1 +2026-03-01T10:15:30.125Z +1 +FAILED +refused");
    assertThat(run("show", "stock", "a-b")).isZero();
    assertThat(out().lines()).hasSize(5).last().asString()
        .matches("8 +stock.reserved.v1 +0@8 +\\S+ +BEHIND +comes behind.*");
    JsonNode listed = json("list", "--json");
    assertThat(listed.path(0).path("streamId").asString()).isEqualTo("a-b");
    assertThat(listed.path(0).path("behind").asInt()).isEqualTo(1);
    assertThat(json("show", "stock", "a-b", "--json").path(1).path("position").asString())
        .isEqualTo("0@8");
  }

  @Test
  void a_log_or_an_id_that_there_is_not_is_wrong_use() {
    assertThat(run("retry", "stok", "mug")).isEqualTo(2);
    assertThat(err())
        .startsWith("there is no log 'stok'; there are orders, stock, waits, products, risk,")
        .contains("did you mean stock?");
    assertThat(run("discard", "orders", "mug")).isEqualTo(2);
    assertThat(err()).contains("'mug' is not a UUID");
    assertThat(run()).isEqualTo(2);
    assertThat(err()).contains("say what to do: list, show, retry or discard");
  }

  @Test
  void a_retry_that_no_command_side_takes_up_is_kept_and_that_is_said() {
    park();
    passing.set(20);
    assertThat(run("retry", "stock", "a-b")).isZero();
    assertThat(out()).isEqualTo("stock a-b: 2 parked, and no command side has tried them yet; one"
        + " that serves stock does as soon as it runs\n");
    assertThat(load()).extracting(ParkedCause::standing)
        .containsExactly(Standing.RETRIED, Standing.BEHIND);
  }

  @Test
  void a_retry_says_what_came_of_it() {
    park();
    var courier = CompletableFuture.runAsync(() -> {
      ParkedCause first = awaitRetried();
      parked.remove(Courier.WHO, stock, List.of(first));
      parked.store(Courier.WHO, stock, List.of(load().getFirst().failedAgain("still refused")));
    });
    assertThat(run("retry", "stock", "a-b")).isEqualTo(1);
    courier.join();
    assertThat(out()).isEqualTo("stock a-b: 1 carried, 1 still parked: still refused\n");

    var next = CompletableFuture.runAsync(
        () -> parked.remove(Courier.WHO, stock, List.of(awaitRetried())));
    assertThat(run("retry", "stock", "a-b")).isZero();
    next.join();
    assertThat(out()).endsWith("stock a-b: 1 carried, none is parked now\n");
  }

  @Test
  void what_is_given_up_is_told_and_has_to_be_confirmed() {
    park();
    assertThat(run("discard", "stock", "a-b")).isZero();
    assertThat(out()).contains("\n7 ", "\n8 ").endsWith("what follows from 2 events of stock a-b"
        + " would be given up; nothing was done, --yes does it\n");
    assertThat(load()).hasSize(2);
    assertThat(run("discard", "stock", "a-b", "--yes")).isZero();
    assertThat(out()).endsWith("what follows from 2 events of stock a-b is given up\n");
    assertThat(load()).extracting(ParkedCause::standing).containsOnly(Standing.DISCARDED);
    assertThat(run("list")).isZero();
    assertThat(out()).endsWith("nothing is parked\n");
    assertThat(run("retry", "stock", "a-b")).isEqualTo(1);
  }

  private void park() {
    parked.store(Courier.WHO, stock, List.of(of(7, Standing.FAILED, "refused"),
        of(8, Standing.BEHIND, "comes behind an event that is parked")));
  }

  private static ParkedCause of(long version, Standing standing, String reason) {
    return new ParkedCause(
        "a-b", version, "stock.reserved.v1", new LogPosition(0, version), AT, standing, reason);
  }

  private ParkedCause awaitRetried() {
    Eventually.holds(() -> assertThat(load().getFirst().standing()).isEqualTo(Standing.RETRIED));
    return load().getFirst();
  }

  private List<ParkedCause> load() {
    return parked.load(Courier.WHO, stock);
  }

  private int run(String... arguments) {
    Environment environment =
        new Environment(Map.of("ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers));
    CommandLine command = CommandErrors.inOneLine(ReactionsCommand.create(environment,
        Replayed.all().aggregates(), () -> Duration.ofSeconds(
            seconds.addAndGet(passing.get())).toNanos(),
        new PrintStream(printed, true, StandardCharsets.UTF_8)));
    command.setErr(new PrintWriter(errors, true, StandardCharsets.UTF_8));
    return command.execute(arguments);
  }

  private JsonNode json(String... arguments) {
    printed.reset();
    assertThat(run(arguments)).isZero();
    return JsonMapper.shared().readTree(out());
  }

  private String out() {
    return printed.toString(StandardCharsets.UTF_8).replace("\r", "");
  }

  private String err() {
    return errors.toString(StandardCharsets.UTF_8).replace("\r", "");
  }
}
