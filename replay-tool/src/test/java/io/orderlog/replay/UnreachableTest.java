package io.orderlog.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.embedded.TestPorts;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.replay.ReplayTool.Outcome;
import io.orderlog.settings.Environment;
import io.orderlog.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tool says when it has nothing to work on, and that it needs nothing to help. */
@Tag("faults")
@Tag("faults-short")
@ExtendWith(SharedKafka.class)
class UnreachableTest {

  @TempDir
  Path data;

  @Test
  void without_kafka_every_command_gives_up_in_one_line() throws Exception {
    Instant before = Instant.now();
    Outcome failed = on(KafkaConnection.to("127.0.0.1:" + TestPorts.next())).run("list");
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(20));
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err().lines()).singleElement().asString().startsWith("Kafka ")
        .contains("127.0.0.1").doesNotContain("Exception");
  }

  @Test
  void without_a_database_every_command_that_needs_it_gives_up_in_one_line(EmbeddedKafka kafka)
      throws Exception {
    KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
    KafkaEventLog.createIfMissing(OrderLog.ORDERS, connection, OptionalInt.of(1)).close();
    assertThat(on(connection).run("list").exitCode()).isZero();
    spoilDatabase();
    Instant before = Instant.now();
    for (String command : new String[]{"list", "rebuild --all", "verify --all",
        "rollback orders", "quarantine list"}) {
      Outcome failed = on(connection).run(command.split(" "));
      assertThat(failed.exitCode()).isEqualTo(1);
      assertThat(failed.out()).isEmpty();
      assertThat(failed.err().lines()).singleElement().asString()
          .startsWith("the read model database ").contains("cannot be used");
    }
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void the_log_can_be_saved_without_a_database(EmbeddedKafka kafka) throws Exception {
    KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
    KafkaEventLog.createIfMissing(OrderLog.ORDERS, connection, OptionalInt.of(1)).close();
    spoilDatabase();
    Path file = data.resolve("log.jsonl");
    assertThat(on(connection).run("export", "--to", file.toString()).exitCode()).isZero();
    assertThat(file).isNotEmptyFile();
    assertThat(on(connection).run("history", "019f0000-0000-7000-8000-000000000000").err())
        .contains("no order");
  }

  private void spoilDatabase() throws IOException {
    Path database = data.resolve("read-model").resolve("orderlog.mv.db");
    Files.deleteIfExists(database);
    Files.createDirectories(database.resolve("in-the-way"));
  }

  @Test
  void wrong_settings_are_told_one_a_line_and_are_wrong_use() {
    Environment environment = new Environment(Map.of("ORDERLOG_QUERY_PORT", "x",
        "ORDERLOG_COMMAND_PORT", "y"));
    environment.port(Setting.COMMAND_PORT);
    environment.port(Setting.QUERY_PORT);
    Outcome failed = new ReplayTool(_ -> {
      environment.check();
      throw new AssertionError("the settings are wrong");
    }).run("list");
    assertThat(failed.exitCode()).isEqualTo(2);
    assertThat(failed.err().lines()).satisfiesExactly(
        line -> assertThat(line).contains("ORDERLOG_COMMAND_PORT"),
        line -> assertThat(line).contains("ORDERLOG_QUERY_PORT"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "list", "rebuild", "verify", "rollback", "history", "export",
      "import"})
  void help_needs_neither(String command) {
    Outcome help = new ReplayTool(_ -> {
      throw new AssertionError("help opens nothing");
    }).run((command + " --help").strip().split(" "));
    assertThat(help.exitCode()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).startsWith(("Usage: replay " + command).strip());
  }

  private ReplayTool on(KafkaConnection kafka) {
    return new ReplayTool(
        logs -> ReplaySession.open(
            logs, kafka, ReadModelSettings.inFolder(data), data, () -> {}));
  }
}
