package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each command as a user starts it: what cannot be understood ends it, and nothing is made. */
@Tag("long")
class WrongSettingsTest {

  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"start", "replay list"})
  void a_variable_that_is_no_setting_ends_a_command(String command) {
    endsOfVariablesThatAreNoSettings(command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"broker", "command-side", "projections", "query-side", "demo",
      "simulators", "replay verify --all", "replay export --to log.jsonl",
      "replay history 019f0000-0000-7000-8000-000000000000"})
  @Tag("faults")
  @Tag("faults-short")
  void a_variable_that_is_no_setting_ends_every_command(String command) {
    endsOfVariablesThatAreNoSettings(command);
  }

  private void endsOfVariablesThatAreNoSettings(String command) {
    Map<String, String> settings = Map.of("ORDERLOG_QUERYPORT", "9000", "orderlog_data", "x");
    try (ChildProcess process = ChildProcess.start(folder, settings, command.split(" "))) {
      assertThat(process.awaitExit()).isEqualTo(2);
      assertThat(process.err().lines()).containsExactly(
          "ORDERLOG_QUERYPORT is no setting; did you mean ORDERLOG_QUERY_PORT?",
          "orderlog_data is no setting; did you mean ORDERLOG_DATA?");
      assertThat(process.out()).isEmpty();
      assertThat(folder).isDirectoryNotContaining("glob:**{data,jsonl}*");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"command-side", "projections", "query-side", "replay list"})
  @Tag("faults")
  @Tag("faults-short")
  void a_properties_file_that_would_weaken_the_log_ends_every_command_that_reads_it(
      String command) throws IOException {
    Path file = Files.writeString(folder.resolve("client.properties"),
        "bootstrap.servers=127.0.0.1:1\nacks=1\n", StandardCharsets.UTF_8);
    Map<String, String> settings = Map.of("ORDERLOG_KAFKA_CONFIG", file.toString());
    try (ChildProcess process = ChildProcess.start(folder, settings, command.split(" "))) {
      assertThat(process.awaitExit()).isEqualTo(2);
      assertThat(process.err().lines()).singleElement().asString()
          .startsWith("ORDERLOG_KAFKA_CONFIG is \"" + file + "\": acks cannot be chosen");
    }
  }

  @Test
  void a_key_store_that_is_not_there_is_told_in_one_line() throws IOException {
    Path file = Files.writeString(folder.resolve("client.properties"), """
        bootstrap.servers=127.0.0.1:1
        security.protocol=SSL
        ssl.truststore.location=/nowhere.jks
        """, StandardCharsets.UTF_8);
    try (ChildProcess list = ChildProcess.start(
        folder, Map.of("ORDERLOG_KAFKA_CONFIG", file.toString()), "replay", "list")) {
      assertThat(list.awaitExit()).isEqualTo(2);
      assertThat(list.err()).hasLineCount(1).contains(file.toString(), "/nowhere.jks");
    }
  }

  @Test
  void ports_of_one_process_differ() {
    Map<String, String> settings = Map.of("ORDERLOG_COMMAND_PORT", "19092",
        "ORDERLOG_PROJECTIONS_PORT", "8081");
    try (ChildProcess start = ChildProcess.start(folder, settings, "start")) {
      assertThat(start.awaitExit()).isEqualTo(2);
      assertThat(start.err().lines()).satisfiesExactly(
          line -> assertThat(line).startsWith("ORDERLOG_PROJECTIONS_PORT is \"8081\": ")
              .contains("ORDERLOG_QUERY_PORT is the same"),
          line -> assertThat(line).startsWith("ORDERLOG_KAFKA_PORT is \"19092\": ")
              .contains("ORDERLOG_COMMAND_PORT is the same"));
    }
  }

  @Test
  void start_says_what_it_does_not_use() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ChildProcess start = ChildProcess.start(folder, Map.of(
            "ORDERLOG_KAFKA_PORT", String.valueOf(taken.getLocalPort()),
            "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", "kafka.example.com:9092",
            "ORDERLOG_ADVERTISED_URL", "http://commands.example.com",
            "ORDERLOG_SERVE", "stock"), "start")) {
      assertThat(start.awaitExit()).isEqualTo(1);
      assertThat(start.err())
          .containsOnlyOnce("ORDERLOG_SERVE is not used: start serves everything")
          .containsOnlyOnce("ORDERLOG_KAFKA_BOOTSTRAP_SERVERS is not used: start runs a Kafka");
    }
  }

  @ParameterizedTest
  @CsvSource({"stok,there is no stok; did you mean stock?",
      "'carts,carts',carts stands there twice",
      "',',it names nothing", "' ',--serve names nothing"})
  void a_log_that_cannot_be_served_is_named(String serve, String why) {
    try (ChildProcess process = ChildProcess.start(
        folder, Map.of("ORDERLOG_SERVE", "orders"), "command-side", "--serve", serve)) {
      assertThat(process.awaitExit()).isEqualTo(2);
      assertThat(process.err()).hasLineCount(1)
          .contains("orders, stock, waits, products, risk, carts")
          .contains(why);
    }
  }

  @Test
  void the_demo_has_to_know_the_ports() {
    try (ChildProcess demo = ChildProcess.start(
        folder, Map.of("ORDERLOG_COMMAND_PORT", "0"), "demo")) {
      assertThat(demo.awaitExit()).isEqualTo(2);
      assertThat(demo.err()).hasLineCount(1).startsWith("ORDERLOG_COMMAND_PORT is \"0\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--orders 0", "--ordres 3"})
  void wrong_words_are_named(String words) {
    namesTheWrongWords(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--orders 1000001", "--orders ٣", "--orders +3",
      "--orders 3 --orders 4", "--seed x", "extra"})
  @Tag("faults")
  @Tag("faults-short")
  void all_wrong_words_of_the_demo_are_named(String words) {
    namesTheWrongWords(words);
  }

  private void namesTheWrongWords(String words) {
    try (ChildProcess demo = ChildProcess.start(
        folder, Map.of(), ("demo " + words).split(" "))) {
      assertThat(demo.awaitExit()).isEqualTo(2);
      assertThat(demo.err()).hasLineCount(1).contains("orderlog demo --help")
          .contains(words.startsWith("--") ? words.substring(0, 5) : words);
    }
  }

  @Test
  void a_database_that_can_have_no_file_there_is_told_in_one_line() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    try (ChildProcess queries = ChildProcess.start(folder, Map.of(
        "ORDERLOG_DATA", folder.resolve("data").toString(), "ORDERLOG_QUERY_PORT", "0",
        "ORDERLOG_DATABASE_URL", "jdbc:h2:" + file.resolve("orders"),
        "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"), "query-side")) {
      assertThat(queries.awaitExit()).isEqualTo(1);
      assertThat(queries.err()).hasLineCount(1)
          .contains(file.toString(), "ORDERLOG_DATABASE_URL");
    }
  }
}
