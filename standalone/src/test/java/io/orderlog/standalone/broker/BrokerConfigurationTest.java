package io.orderlog.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.embedded.Flushing;
import io.orderlog.settings.Environment;
import io.orderlog.settings.InvalidSettingsException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerConfigurationTest {

  private static final String HOST = "ORDERLOG_KAFKA_HOST";
  private static final String ADVERTISED = "ORDERLOG_KAFKA_ADVERTISED_HOST";
  private static final String UNGUARDED = "ORDERLOG_KAFKA_UNGUARDED";

  @Test
  void opening_http_to_the_network_opens_no_broker() {
    assertThat(read(Map.of("ORDERLOG_HOST", "0.0.0.0"))).isEqualTo(new BrokerConfiguration(
        Path.of("data"), "127.0.0.1", "127.0.0.1", 19092, Flushing.EACH_APPEND));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1", "localhost"})
  void what_only_this_machine_reaches_needs_no_word(String host) {
    BrokerConfiguration read = read(Map.of(HOST, host));
    assertThat(read.host()).isEqualTo(host);
    assertThat(read.advertisedHost()).isEqualTo(host);
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0,refused", "::,refused", "0.0.0.0,''"})
  void what_others_reach_needs_a_word(String host, String word) {
    assertThatThrownBy(() -> read(Map.of(HOST, host, ADVERTISED, "localhost", UNGUARDED, word)))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContainingAll(HOST + " is \"" + host + "\"", UNGUARDED + "=allowed");
  }

  @Test
  void the_word_is_one_of_two() {
    assertThatThrownBy(() -> read(Map.of(UNGUARDED, "yes")))
        .hasMessageContainingAll(UNGUARDED + " is \"yes\"", "refused or allowed");
  }

  @Test
  void all_addresses_need_one_to_tell_clients() {
    assertThatThrownBy(() -> read(Map.of(HOST, "0.0.0.0", UNGUARDED, "allowed")))
        .hasMessageContainingAll(HOST + " is \"0.0.0.0\"", ADVERTISED);
    assertThatThrownBy(
        () -> read(Map.of(HOST, "0.0.0.0", UNGUARDED, "allowed", ADVERTISED, "::")))
        .hasMessageContaining(ADVERTISED + " is \"::\"");
    assertThat(read(Map.of(HOST, "0.0.0.0", UNGUARDED, "allowed", ADVERTISED, "localhost")))
        .extracting(BrokerConfiguration::host, BrokerConfiguration::advertisedHost)
        .containsExactly("0.0.0.0", "localhost");
  }

  @Test
  void the_replay_tools_own_broker_is_never_open() {
    assertThat(read(Map.of(HOST, "0.0.0.0", UNGUARDED, "allowed", ADVERTISED, "localhost"))
        .forThisProcess()).isEqualTo(new BrokerConfiguration(
            Path.of("data"), "127.0.0.1", "127.0.0.1", 0, Flushing.LEFT_TO_WRITERS));
  }

  @ParameterizedTest
  @CsvSource({"localhost,localhost,,LEFT_TO_WRITERS", "localhost,localhost,process-crash,"
      + "LEFT_TO_SYSTEM", "0.0.0.0,localhost,,EACH_APPEND", "127.0.0.1,192.0.2.1,,EACH_APPEND"})
  void writers_flush_for_a_broker_that_only_this_machine_reaches(
      String host, String advertised, @Nullable String durability, Flushing flushing) {
    assertThat(read(Map.of(HOST, host, UNGUARDED, "allowed", ADVERTISED, advertised,
        "ORDERLOG_DURABILITY", durability == null ? "power-loss" : durability))
        .flushedByWriters().flushing()).isEqualTo(flushing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost", "localhost:9092", "my_host", "203.0.113.7",
      "nobody.invalid"})
  void a_host_that_cannot_be_listened_on_is_named(String host) {
    assertThatThrownBy(() -> read(Map.of(HOST, host, UNGUARDED, "allowed")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(HOST + " is \"" + host + "\"");
  }

  private static BrokerConfiguration read(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    BrokerConfiguration read = BrokerConfiguration.of(environment);
    environment.check();
    return read;
  }
}
