package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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

@Tag("long")
@Tag("strange-machine")
class StartTest {

  private static final String ORDER = """
      {"customerId":"c-1","currency":"EUR",
       "lines":[{"sku":"mug","quantity":2,"unitPrice":"9.95"}]}""";

  @TempDir
  Path folder;

  @Test
  void takes_an_order_shows_it_and_keeps_it_over_a_clean_restart() {
    try (RunningSystem system = RunningSystem.start(folder)) {
      HttpResponse<String> placed = system.command("/orders", ORDER);
      assertThat(placed.statusCode()).isEqualTo(201);
      String location = placed.headers().firstValue("Location").orElseThrow();
      String token = placed.headers().firstValue("Consistency-Token").orElseThrow();

      HttpResponse<String> shown = system.query(location, "Consistency-Token", token);
      assertThat(shown.statusCode()).isEqualTo(200);
      assertThat(RunningSystem.json(shown).path("total").stringValue()).isEqualTo("19.90");

      assertThat(system.process().out())
          .containsPattern("Payments  http://127.0.0.1:\\d+ "
              + "\\(a simulated provider; parcels are taken by a simulated carrier\\)")
          .containsPattern("Mails     http://127.0.0.1:\\d+/mailbox");
      try (ChildProcess listed = system.run("replay", "list")) {
        assertThat(listed.err()).isEmpty();
        List<String> lines = listed.out().lines().toList();
        assertThat(lines.get(lines.size() - 2))
            .matches("search +1 +ACTIVE .+T\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z .+");
        assertThat(lines.getLast())
            .matches("search-products +1 +ACTIVE .+T\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z .+");
      }
      system.process().askToStop();
      assertThat(system.process().awaitExit()).isZero();
      assertThat(system.process().err().lines().filter(line -> !line.contains(" INFO ")))
          .isEmpty();

      system.killAndRestart();
      assertThat(system.query(location, "Consistency-Token", token).body())
          .isEqualTo(shown.body());
    }
  }

  @Test
  @Tag("faults")
  @Tag("faults-short")
  void a_command_side_beside_it_flushes_what_its_broker_does_not() {
    try (RunningSystem system = RunningSystem.start(folder)) {
      Map<String, String> settings = new HashMap<>(system.settings());
      settings.put("ORDERLOG_COMMAND_PORT", RunningSystem.freePort());
      settings.put("ORDERLOG_KAFKA_BOOTSTRAP_SERVERS",
          "127.0.0.1:" + settings.get("ORDERLOG_KAFKA_PORT"));
      try (ChildProcess beside = ChildProcess.start(folder, settings, "command-side")) {
        beside.awaitOutput("Commands: ");
      }
    }
  }

  @Test
  void a_taken_port_is_named_in_one_line() throws IOException {
    namesTheTakenPort("ORDERLOG_KAFKA_PORT");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "ORDERLOG_COMMAND_PORT", "ORDERLOG_QUERY_PORT", "ORDERLOG_SIMULATOR_PORT"})
  @Tag("faults")
  @Tag("faults-short")
  void every_taken_port_is_named_in_one_line(String setting) throws IOException {
    namesTheTakenPort(setting);
  }

  private void namesTheTakenPort(String setting) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      Map<String, String> settings = new HashMap<>(Map.of(
          "ORDERLOG_DATA", folder.resolve("data").toString(), "ORDERLOG_COMMAND_PORT", "0",
          "ORDERLOG_QUERY_PORT", "0", "ORDERLOG_KAFKA_PORT", "0",
          "ORDERLOG_SIMULATOR_PORT", "0"));
      settings.put(setting, port);
      try (ChildProcess start = ChildProcess.start(folder, settings, "start")) {
        assertThat(start.awaitExit()).isEqualTo(1);
        assertThat(start.err().lines().filter(line -> !line.contains("INFO")))
            .singleElement().asString().contains(port).contains(setting);
      }
    }
  }

  @Test
  void a_data_folder_that_cannot_be_written_to_is_named_in_one_line() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way", StandardCharsets.UTF_8);
    try (ChildProcess start = ChildProcess.start(
        folder, Map.of("ORDERLOG_DATA", file.resolve("data").toString()), "start")) {
      assertThat(start.awaitExit()).isEqualTo(1);
      assertThat(start.err()).hasLineCount(1).contains(file.toString(), "ORDERLOG_DATA");
    }
  }

  @Test
  void all_wrong_settings_are_told_at_once() {
    Map<String, String> settings = Map.of("ORDERLOG_COMMAND_PORT", "eighty",
        "ORDERLOG_DURABILITY", "hope", "ORDERLOG_CONSISTENCY_WAIT_MS", "-1",
        "ORDERLOG_DATABASE_URL", "mysql://x");
    try (ChildProcess start = ChildProcess.start(folder, settings, "start")) {
      assertThat(start.awaitExit()).isEqualTo(2);
      assertThat(start.err().lines()).hasSize(4);
      assertThat(start.err()).contains(settings.keySet())
          .contains("power-loss or process-crash");
    }
  }

  @Test
  void tells_its_version() {
    try (ChildProcess version = ChildProcess.start(folder, Map.of(), "--version")) {
      assertThat(version.awaitExit()).isZero();
      assertThat(version.out()).matches("orderlog \\d+\\.\\d+\\S*\\R?");
    }
  }

  @Test
  void a_command_that_does_not_exist_is_wrong_use() {
    try (ChildProcess start = ChildProcess.start(folder, Map.of(), "strat")) {
      assertThat(start.awaitExit()).isEqualTo(2);
      assertThat(start.err()).hasLineCount(1).contains("strat", "did you mean start?", "--help");
    }
  }
}
