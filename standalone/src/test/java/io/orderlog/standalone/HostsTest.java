package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The address to listen on is one thing, the address to be reached by another. */
@Tag("long")
class HostsTest {

  private static final Pattern CURL = Pattern.compile("curl -i '([^']+)'");
  private static final Pattern QUERIES = Pattern.compile("Queries +(\\S+)");

  @TempDir
  Path folder;

  @Test
  void starts_on_all_addresses_and_prints_urls_that_work() throws Exception {
    startsAndPrints("::", "[::1]");
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0,127.0.0.1", "::1,[::1]", "localhost,localhost"})
  @Tag("faults")
  @Tag("faults-short")
  void starts_on_every_address_and_prints_urls_that_work(String host, String printed)
      throws Exception {
    startsAndPrints(host, printed);
  }

  private void startsAndPrints(String host, String printed) throws Exception {
    Map<String, String> settings = settings("ORDERLOG_HOST", host);
    try (ChildProcess start = ChildProcess.start(folder, settings, "start")
        .awaitOutput("Ctrl-C stops it");
        HttpClient http = HttpClient.newHttpClient()) {
      Matcher curl = CURL.matcher(start.out());
      assertThat(curl.find()).as(start.out()).isTrue();
      assertThat(curl.group(1)).startsWith("http://" + printed + ":");
      Matcher queries = QUERIES.matcher(start.out());
      assertThat(queries.find()).as(start.out()).isTrue();
      HttpRequest ready = HttpRequest.newBuilder(
          URI.create(queries.group(1) + "/health/ready")).build();
      assertThat(http.send(ready, BodyHandlers.ofString()).statusCode()).isEqualTo(200);

      try (ChildProcess demo = ChildProcess.start(folder, settings, "demo", "--orders", "3")) {
        assertThat(demo.awaitExit()).as(demo.err()).isZero();
        assertThat(demo.out()).contains("curl -s 'http://" + printed + ":");
      }
    }
  }

  @Test
  @Tag("faults")
  @Tag("faults-short")
  void the_broker_alone_listens_where_it_is_told() {
    try (ChildProcess broker = ChildProcess.start(
        folder, settings("ORDERLOG_KAFKA_HOST", "::1"), "broker").awaitOutput("Kafka: ")) {
      assertThat(broker.out()).contains("Kafka: [::1]:");
      try (ChildProcess history = ChildProcess.start(
          folder, settings("ORDERLOG_KAFKA_HOST", "::1"), "replay", "history",
          "dfedfb13-e792-89cf-9e03-ec58982ad03d")) {
        // Found by the address that the broker left in the data folder.
        assertThat(history.awaitExit()).isEqualTo(1);
        assertThat(history.err()).contains("orders.events");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"start,http://127.0.0.1", "command-side,127.0.0.1:80", "projections,203.0.113.7",
      "query-side,nobody.invalid"})
  @Tag("faults")
  @Tag("faults-short")
  void a_host_that_is_none_stops_every_server_with_its_name_and_value(String server, String host) {
    try (ChildProcess process =
        ChildProcess.start(folder, settings("ORDERLOG_HOST", host), server)) {
      assertThat(process.awaitExit()).isEqualTo(2);
      assertThat(process.err()).hasLineCount(1).contains("ORDERLOG_HOST is \"" + host + "\"");
    }
  }

  private Map<String, String> settings(String name, String value) {
    Map<String, String> settings = new HashMap<>(Map.of(
        "ORDERLOG_DATA", folder.resolve("data").toString(),
        "ORDERLOG_COMMAND_PORT", RunningSystem.freePort(),
        "ORDERLOG_QUERY_PORT", RunningSystem.freePort(),
        "ORDERLOG_KAFKA_PORT", RunningSystem.freePort(),
        "ORDERLOG_SIMULATOR_PORT", RunningSystem.freePort()));
    settings.put(name, value);
    return settings;
  }
}
