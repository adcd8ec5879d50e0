package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder that no longer holds the log that it held. */
class DamagedDataFolderTest {

  private static final String ORDER = """
      {"customerId":"c-1","currency":"EUR",
       "lines":[{"sku":"mug","quantity":2,"unitPrice":"9.95"}]}""";

  @TempDir
  Path folder;

  @Test
  @Tag("faults")
  @Tag("faults-short")
  void no_command_begins_a_new_log_in_it_and_a_moved_one_starts() throws IOException {
    Path data = folder.resolve("data");
    String location;
    String token;
    try (RunningSystem system = RunningSystem.start(folder)) {
      HttpResponse<String> placed = system.command("/orders", ORDER);
      location = placed.headers().firstValue("Location").orElseThrow();
      token = placed.headers().firstValue("Consistency-Token").orElseThrow();
      system.process().askToStop();
      assertThat(system.process().awaitExit()).isZero();
    }
    assertThat(data.resolve("log.identity")).content().contains("topic.orders.events=");

    Files.move(data.resolve("kafka"), folder.resolve("kafka-elsewhere"));
    assertRefused(data, 1, "start");
    assertRefused(data, 1, "broker");
    assertRefused(data, 1, "replay", "list");
    assertThat(data.resolve("kafka")).doesNotExist();

    Path moved = Files.createDirectory(folder.resolve("moved"));
    Files.move(data, moved.resolve("data"));
    Files.move(folder.resolve("kafka-elsewhere"), moved.resolve("data").resolve("kafka"));
    try (RunningSystem system = RunningSystem.start(moved)) {
      assertThat(system.query(location, "Consistency-Token", token).statusCode()).isEqualTo(200);
    }
  }

  private void assertRefused(Path data, int exitCode, String... arguments) {
    Map<String, String> settings = new HashMap<>(Map.of("ORDERLOG_DATA", data.toString(),
        "ORDERLOG_COMMAND_PORT", "0", "ORDERLOG_QUERY_PORT", "0", "ORDERLOG_KAFKA_PORT", "0",
        "ORDERLOG_SIMULATOR_PORT", "0"));
    try (ChildProcess refused = ChildProcess.start(folder, settings, arguments)) {
      assertThat(refused.awaitExit()).as(refused.err()).isEqualTo(exitCode);
      assertThat(refused.err()).hasLineCount(1)
          .contains("meta.properties is missing", "orders.events", "Restore the whole data folder",
              "set ORDERLOG_DATA to a new folder");
    }
  }
}
