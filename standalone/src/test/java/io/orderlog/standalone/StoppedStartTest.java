package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that are asked to stop while they are not yet what they are to be. */
@Tag("faults")
@Tag("faults-short")
class StoppedStartTest {

  private static final String ORDER = """
      {"customerId":"c-1","currency":"EUR",
       "lines":[{"sku":"mug","quantity":2,"unitPrice":"9.95"}]}""";

  @TempDir
  Path folder;

  /** Each of the files comes up when another part begins to start. */
  @ParameterizedTest
  @CsvSource({"TERM,orderlog.lock", "INT,kafka/meta.properties", "HUP,broker.address",
      "INT,command-side", "TERM,read-model/orderlog.mv.db"})
  void a_start_ends_at_once_and_the_next_one_finds_all_in_order(String signal, String file) {
    Path data = folder.resolve("data");
    try (ChildProcess start = ChildProcess.start(folder, settings(), "start")) {
      Eventually.isTrue(() -> Files.exists(data.resolve(file)) || !start.isAlive(),
          () -> "no " + file + ": " + start.err());
      start.signal(signal);
      assertThat(start.awaitExit()).as(start.err()).isZero();
      assertThat(start.out()).doesNotContain("Orderlog is running");
    }
    assertThat(data.resolve("read-model").resolve("orderlog.mv.db.in-use")).doesNotExist();
    assertThat(data.resolve("broker.address")).doesNotExist();
    try (RunningSystem system = RunningSystem.start(folder)) {
      assertThat(system.command("/orders", ORDER).statusCode()).isEqualTo(201);
      assertThat(system.process().err()).doesNotContain("WARN", "ERROR");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"command-side", "projections"})
  void whoever_waits_for_kafka_ends_when_asked(String command) throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        ChildProcess waiting = ChildProcess.start(folder, to(silent), command);
        Socket connected = silent.accept()) {
      assertThat(connected.isConnected()).isTrue();
      waiting.signal("TERM");
      // Kafka is given up with exit code 1, some seconds later.
      assertThat(waiting.awaitExit()).as(waiting.err()).isZero();
      assertThat(waiting.err()).isEmpty();
    }
  }

  @Test
  void a_query_side_without_kafka_ends_when_asked() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        ChildProcess queries = ChildProcess.start(folder, to(silent), "query-side")
            .awaitOutput("Queries: ")) {
      queries.signal("TERM");
      assertThat(queries.awaitExit()).as(queries.err()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"INT,130", "TERM,143", "HUP,129"})
  void a_command_that_has_not_done_its_work_tells_by_which_signal_it_ended(
      String signal, int exitCode) throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        ChildProcess list = ChildProcess.start(folder, to(silent), "replay", "list");
        Socket connected = silent.accept()) {
      assertThat(connected.isConnected()).isTrue();
      list.signal(signal);
      assertThat(list.awaitExit()).as(list.err()).isEqualTo(exitCode);
      assertThat(list.err()).endsWith("stopped before it was done\n");
    }
  }

  @Test
  void the_demo_ends_when_asked() {
    try (RunningSystem system = RunningSystem.start(folder);
        ChildProcess demo = ChildProcess.start(
            folder, system.settings(), "demo", "--orders", "100000").awaitOutput("Orders ")) {
      demo.signal("TERM");
      assertThat(demo.awaitExit()).as(demo.err()).isEqualTo(143);
      assertThat(demo.err()).endsWith("stopped before it was done\n");
    }
  }

  @Test
  void several_signals_at_once_are_no_order_to_halt() {
    try (RunningSystem system = RunningSystem.start(folder)) {
      assertThat(system.command("/orders", ORDER).statusCode()).isEqualTo(201);
      system.process().signal("INT");
      system.process().signal("TERM");
      system.process().signal("HUP");
      system.process().signal("TERM");
      assertThat(system.process().awaitExit()).as(system.process().err()).isZero();
      assertThat(folder.resolve("data/read-model/orderlog.mv.db.in-use")).doesNotExist();
    }
  }

  private Map<String, String> settings() {
    return Map.of("ORDERLOG_DATA", folder.resolve("data").toString(),
        "ORDERLOG_COMMAND_PORT", "0", "ORDERLOG_QUERY_PORT", "0", "ORDERLOG_KAFKA_PORT", "0",
        "ORDERLOG_SIMULATOR_PORT", "0");
  }

  private Map<String, String> to(ServerSocket kafka) {
    return Map.of("ORDERLOG_DATA", folder.resolve("data").toString(),
        "ORDERLOG_COMMAND_PORT", "0", "ORDERLOG_QUERY_PORT", "0",
        "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafka.getLocalPort());
  }
}
