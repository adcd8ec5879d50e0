package io.orderlog.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("strange-machine")
class EnvironmentTest {

  @TempDir
  Path folder;

  @Test
  void names_every_mistake_at_once_with_value_and_remedy() {
    Environment environment = new Environment(Map.of(
        "ORDERLOG_QUERY_PORT", "65536", "ORDERLOG_EVENT_CLIENTS", "many",
        "ORDERLOG_DURABILITY", "POWER_LOSS", "ORDERLOG_ADVERTISED_URL", "ftp://x",
        "ORDERLOG_KAFKA_CONFIG", "/none", "ORDERLOG_HOTS", "::"));
    environment.port(Setting.QUERY_PORT);
    environment.integer(Setting.EVENT_CLIENTS, 1, 5);
    environment.choice(Setting.DURABILITY, Durability.class);
    environment.httpUrl(Setting.ADVERTISED_URL);
    environment.propertiesFile(Setting.KAFKA_CONFIG);
    assertThatThrownBy(environment::check).isInstanceOf(InvalidSettingsException.class)
        .hasMessage("""
            ORDERLOG_HOTS is no setting; did you mean ORDERLOG_HOST?
            ORDERLOG_QUERY_PORT is "65536", allowed is a whole number from 0 to 65535
            ORDERLOG_EVENT_CLIENTS is "many", allowed is a whole number from 1 to 5
            ORDERLOG_DURABILITY is "POWER_LOSS", allowed is power-loss or process-crash
            ORDERLOG_ADVERTISED_URL is "ftp://x", allowed is an http or https URL, without user, \
            query or fragment
            ORDERLOG_KAFKA_CONFIG is "/none": there is no such file""");
  }

  @Test
  void takes_defaults_for_what_is_missing_or_empty() {
    Environment environment = new Environment(Map.of("ORDERLOG_QUERY_PORT", " "));
    assertThat(environment.port(Setting.QUERY_PORT)).isEqualTo(8081);
    assertThat(environment.folder(Setting.DATA)).isEqualTo(Path.of("data"));
    assertThat(environment.choice(Setting.DURABILITY, Durability.class))
        .isEqualTo(Durability.POWER_LOSS);
    assertThat(environment.host(Setting.HOST)).isEqualTo("127.0.0.1");
    assertThat(environment.httpUrl(Setting.ADVERTISED_URL)).isEmpty();
    assertThat(environment.servers(Setting.KAFKA_BOOTSTRAP_SERVERS)).isEmpty();
    assertThat(environment.secret(Setting.DATABASE_PASSWORD)).isEmpty();
    assertThat(environment.propertiesFile(Setting.KAFKA_CONFIG)).isEmpty();
    environment.check();
  }

  @Test
  void reads_what_is_set() throws IOException {
    Path file = Files.writeString(folder.resolve("client.properties"), "security.protocol=SSL\n");
    Environment environment = new Environment(Map.of(
        "ORDERLOG_QUERY_PORT", " 0\t", "ORDERLOG_DURABILITY", "process-crash",
        "ORDERLOG_KAFKA_CONFIG", file.toString(),
        "ORDERLOG_ADVERTISED_URL", "https://a.test/b", "ORDERLOG_DATA", folder.toString(),
        "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", "a:1, [::1]:65535"));
    assertThat(environment.port(Setting.QUERY_PORT)).isZero();
    assertThat(environment.choice(Setting.DURABILITY, Durability.class))
        .isEqualTo(Durability.PROCESS_CRASH);
    assertThat(environment.propertiesFile(Setting.KAFKA_CONFIG))
        .containsExactly(Map.entry("security.protocol", "SSL"));
    assertThat(environment.httpUrl(Setting.ADVERTISED_URL))
        .hasToString("Optional[https://a.test/b]");
    assertThat(environment.folder(Setting.DATA)).isEqualTo(folder);
    assertThat(environment.servers(Setting.KAFKA_BOOTSTRAP_SERVERS)).contains("a:1,[::1]:65535");
    environment.check();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+5", "-5", "5.0", "0x5", "5_0", "٥", "５", "5 0", "1e1", "--5",
      "99999999999999999999"})
  void a_number_is_written_in_plain_digits(String value) {
    assertWrong(Setting.EVENT_CLIENTS, value, environment -> environment.integer(
        Setting.EVENT_CLIENTS, 1, 10_000));
  }

  @ParameterizedTest
  @CsvSource({"localhost,localhost", "db-1.example.com.,db-1.example.com.", "10.0.0.1,10.0.0.1",
      "::1,::1", "[::1],::1", "0.0.0.0,0.0.0.0", "fe80::1%eth0,fe80::1%eth0", "my_host,my_host"})
  void a_host_is_a_name_or_an_address(String value, String host) {
    Environment environment = new Environment(Map.of("ORDERLOG_HOST", value));
    assertThat(environment.host(Setting.HOST)).isEqualTo(host);
    environment.check();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost", "localhost:8080", "[::1]:80", "[localhost]", "a b",
      "10.0.0.256", "1.2.3.4.5", "::g", "a,b", "-a", "zoë", "*"})
  void anything_else_is_no_host(String value) {
    assertWrong(Setting.HOST, value, environment -> environment.host(Setting.HOST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka", "kafka:9092:9093", "http://kafka:9092", "kafka:9092,",
      ",kafka:9092", "a:1,,b:2", "kafka:0", "kafka:65536", "kafka:", ":9092", "::1:9092",
      "kafka:9092;b:9092", "kafka 9092", "kafka:٩٠٩٢", "kafka:9092/x", "user@kafka:9092"})
  void servers_are_hosts_with_ports(String value) {
    assertWrong(Setting.KAFKA_BOOTSTRAP_SERVERS, value,
        environment -> environment.servers(Setting.KAFKA_BOOTSTRAP_SERVERS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"commands:8080", "/commands", "http://", "http://h?a=b", "http://h?",
      "http://u@h", "http://h#a", "http://h:0", "http://h:65536", "http://a b", "http:h"})
  void a_url_leads_to_a_server(String value) {
    assertWrong(Setting.ADVERTISED_URL, value,
        environment -> environment.httpUrl(Setting.ADVERTISED_URL));
  }

  @Test
  void names_are_some_of_those_that_there_are() {
    List<String> known = List.of("apples", "pears", "plums");
    assertThat(new Environment(Map.of()).names(Setting.SERVE, known)).isEqualTo(Set.copyOf(known));
    assertThat(new Environment(Map.of("ORDERLOG_SERVE", " plums ,apples,"))
        .names(Setting.SERVE, known)).containsExactly("apples", "plums");
    Map.of(",", "it names nothing", "apples,figs", "there is no figs",
        "aples", "there is no aples; did you mean apples?",
        "plums,plums", "plums stands there twice").forEach((value, why) -> {
          Environment environment = new Environment(Map.of("ORDERLOG_SERVE", value));
          assertThat(environment.names(Setting.SERVE, known)).containsExactlyElementsOf(known);
          assertThatThrownBy(environment::check).hasMessage("ORDERLOG_SERVE is \"" + value
              + "\", allowed is apples, pears, plums, with commas between; " + why);
        });
  }

  @Test
  void a_file_is_no_folder() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertWrong(Setting.DATA, file.toString(), environment -> environment.folder(Setting.DATA));
  }

  @Test
  void a_password_keeps_its_blanks() {
    Environment environment =
        new Environment(Map.of("ORDERLOG_DATABASE_PASSWORD", " pass word\u00A0"));
    assertThat(environment.secret(Setting.DATABASE_PASSWORD)).contains(" pass word\u00A0");
    environment.check();
  }

  @Test
  void a_line_break_that_came_with_a_password_is_told_without_it() {
    Environment environment = new Environment(Map.of("ORDERLOG_DATABASE_PASSWORD", "hidden\n"));
    environment.secret(Setting.DATABASE_PASSWORD);
    assertThatThrownBy(environment::check)
        .hasMessageStartingWith("ORDERLOG_DATABASE_PASSWORD has a line break")
        .hasMessageNotContaining("hidden");
  }

  @ParameterizedTest
  @CsvSource({"ORDERLOG_EVENTS_CLIENTS,ORDERLOG_EVENT_CLIENTS",
      "ORDERLOG_QUERYPORT,ORDERLOG_QUERY_PORT", "ORDERLOG_DURABILTY,ORDERLOG_DURABILITY",
      "orderlog_query_port,ORDERLOG_QUERY_PORT", "ORDERLOG_Host,ORDERLOG_HOST",
      "ORDERLOG_DATABASE_URI,ORDERLOG_DATABASE_URL",
      "ORDERLOG_KAFKA_BOOTSTRAP,ORDERLOG_KAFKA_BOOTSTRAP_SERVERS",
      "ORDERLOG_JAVA_OPTS,ORDERLOG_JAVA_OPTIONS", "ORDERLOG_DATA_DIR,ORDERLOG_DATA",
      "ORDERLOG_CONSISTENCY_WAIT,ORDERLOG_CONSISTENCY_WAIT_MS"})
  void a_name_that_is_none_is_told_with_the_nearest(String name, String nearest) {
    assertThatThrownBy(new Environment(Map.of(name, ""))::check)
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessage(name + " is no setting; did you mean " + nearest + "?");
  }

  @Test
  void a_name_that_is_like_none_is_told_with_where_they_are() {
    assertThatThrownBy(new Environment(Map.of("ORDERLOG_", "x", "ORDERLOG_ZZZ", "x"))::check)
        .hasMessageContaining("ORDERLOG_ is no setting; docs/running.md has")
        .hasMessageContaining("ORDERLOG_ZZZ is no setting; docs/running.md has");
  }

  @Test
  void what_others_set_is_no_mistake() {
    Map<String, String> variables = new HashMap<>(Map.of("PATH", "/bin", "MY_ORDERLOG_X", "1",
        "ORDERLOGS", "1", "ORDERLOG", "1", "ORDERLOG_JAVA_OPTIONS", "-Xmx1g"));
    // As Kubernetes does for the services orderlog and orderlog-query-side.
    variables.putAll(Map.of("ORDERLOG_SERVICE_HOST", "10.0.0.1", "ORDERLOG_SERVICE_PORT", "80",
        "ORDERLOG_SERVICE_PORT_HTTP", "80", "ORDERLOG_PORT", "tcp://10.0.0.1:80",
        "ORDERLOG_PORT_80_TCP", "tcp://10.0.0.1:80", "ORDERLOG_PORT_80_TCP_ADDR", "10.0.0.1",
        "ORDERLOG_QUERY_SIDE_SERVICE_HOST", "10.0.0.2",
        "ORDERLOG_QUERY_SIDE_PORT", "tcp://10.0.0.2:80"));
    new Environment(variables).check();
  }

  @Test
  void a_service_that_takes_the_name_of_a_port_is_told() {
    Environment environment = new Environment(
        Map.of("ORDERLOG_QUERY_PORT", "tcp://10.0.0.1:8081"));
    environment.port(Setting.QUERY_PORT);
    assertThatThrownBy(environment::check).hasMessageContaining("ORDERLOG_QUERY_PORT is \"tcp:")
        .hasMessageContaining("enableServiceLinks: false");
  }

  @Test
  void knows_what_was_set_and_not_read() {
    Environment environment = new Environment(Map.of("ORDERLOG_QUERY_PORT", "1",
        "ORDERLOG_KAFKA_CONFIG", "x", "ORDERLOG_DATABASE_URL", "", "ORDERLOG_JAVA_OPTIONS", "-x"));
    environment.port(Setting.QUERY_PORT);
    assertThat(environment.unread()).containsExactly(Setting.KAFKA_CONFIG);
  }

  private static void assertWrong(Setting setting, String value, Consumer<Environment> reader) {
    Environment environment = new Environment(Map.of(setting.variable(), value));
    reader.accept(environment);
    assertThatThrownBy(environment::check).isInstanceOf(InvalidSettingsException.class)
        .hasMessageStartingWith(setting + " is \"" + value + "\", allowed is ");
  }
}
