package io.orderlog.eventlog.kafka.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.settings.Environment;
import io.orderlog.settings.InvalidSettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.metrics.JmxReporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaSettingsTest {

  private static final String SERVERS = "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS";

  @TempDir
  Path folder;

  @Test
  void nothing_set_means_the_local_broker_at_its_port() {
    assertThat(read(Map.of()).bootstrapServers()).isEqualTo("127.0.0.1:19092");
    assertThat(read(Map.of("ORDERLOG_KAFKA_PORT", "9093")).bootstrapServers())
        .isEqualTo("127.0.0.1:9093");
    assertThat(KafkaSettings.named(new Environment(Map.of("ORDERLOG_KAFKA_PORT", "9093"))))
        .isEmpty();
  }

  @Test
  void nobody_knows_the_port_that_a_local_broker_chose() {
    assertThatThrownBy(() -> read(Map.of("ORDERLOG_KAFKA_PORT", "0")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContainingAll("ORDERLOG_KAFKA_PORT is \"0\"", SERVERS);
    assertThat(read(Map.of("ORDERLOG_KAFKA_PORT", "0", SERVERS, "a:1")).bootstrapServers())
        .isEqualTo("a:1");
  }

  @Test
  void a_file_may_name_the_servers() {
    KafkaConnection connection = read(with("bootstrap.servers=a:1 , b:2\nclient.id=me"));
    assertThat(connection.bootstrapServers()).isEqualTo("a:1,b:2");
    assertThat(connection.clientProperties()).containsOnly(Map.entry("client.id", "me"));
    assertThat(connection.with(Map.of())).containsEntry("bootstrap.servers", "a:1,b:2");
  }

  @Test
  void the_variable_and_the_file_may_name_the_same_servers_but_not_others() {
    Map<String, String> both = with("bootstrap.servers=a:1,b:2");
    both.put(SERVERS, "a:1, b:2");
    assertThat(read(both).bootstrapServers()).isEqualTo("a:1,b:2");
    both.put(SERVERS, "c:3");
    assertThatThrownBy(() -> read(both))
        .hasMessageContainingAll(SERVERS + " is \"c:3\"", "bootstrap.servers is \"a:1,b:2\"");
  }

  @Test
  void a_file_for_a_kafka_that_is_named_nowhere_is_refused() {
    assertThatThrownBy(() -> read(with("security.protocol=SSL")))
        .hasMessageStartingWith("ORDERLOG_KAFKA_CONFIG is \"" + file() + "\": ")
        .hasMessageContainingAll("bootstrap.servers", SERVERS);
  }

  @Test
  void wrong_servers_in_a_file_are_told() {
    assertThatThrownBy(() -> read(with("bootstrap.servers=http://a:1")))
        .hasMessageContainingAll(file().toString(), "bootstrap.servers in it is \"http://a:1\"",
            "host:port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=x", ": x", "bootstrap.servers=a:1\n   =x"})
  void a_line_without_a_name_is_told_as_that(String text) {
    assertThatThrownBy(() -> read(with(text))).hasMessage("ORDERLOG_KAFKA_CONFIG is \"" + file()
        + "\": a line of it has no name before its = or :");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bootstrap.servers=nonsense", "security.protocol=SSL", "=x"})
  void a_free_port_is_no_mistake_where_a_kafka_is_named_wrongly(String text) {
    Map<String, String> variables = with(text);
    variables.put("ORDERLOG_KAFKA_PORT", "0");
    assertThatThrownBy(() -> read(variables)).message().hasLineCount(1)
        .startsWith("ORDERLOG_KAFKA_CONFIG is ");
    assertThatThrownBy(() -> read(Map.of(SERVERS, "nonsense", "ORDERLOG_KAFKA_PORT", "0")))
        .message().hasLineCount(1).startsWith(SERVERS + " is ");
    assertThatThrownBy(() -> read(Map.of("ORDERLOG_KAFKA_PORT", "0")))
        .message().hasLineCount(1).startsWith("ORDERLOG_KAFKA_PORT is \"0\"");
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_first_name() {
    assertThat(read(with("\uFEFFsecurity.protocol=SSL\nbootstrap.servers=a:1"))
        .clientProperties()).containsOnly(Map.entry("security.protocol", "SSL"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"acks=1", "isolation.level=read_uncommitted", "transactional.id=x",
      "enable.idempotence=false", "group.id=x", "group.instance.id=x", "group.protocol=consumer",
      "auto.offset.reset=latest", "enable.auto.commit=true", "key.serializer=x",
      "value.deserializer=x", "max.in.flight.requests.per.connection=5", "retries=1",
      "transaction.timeout.ms=1", "partition.assignment.strategy=x", "partitioner.class=x",
      "interceptor.classes=x", "check.crcs=false", "request.timeout.ms=1", "linger.ms=0",
      "compression.type=none", "session.timeout.ms=1", "allow.auto.create.topics=true"})
  void what_the_system_decides_itself_is_refused_with_the_reason(String line) {
    String name = line.substring(0, line.indexOf('='));
    assertThatThrownBy(() -> read(with("bootstrap.servers=a:1\n" + line)))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageMatching("ORDERLOG_KAFKA_CONFIG is \"" + file() + "\": " + name
            + " cannot be chosen: .+; take it out");
  }

  @ParameterizedTest
  @CsvSource({"securty.protocol,security.protocol",
      "ssl.truststore.locatoin,ssl.truststore.location", "SECURITY.PROTOCOL,",
      "sasl.mechanisms,sasl.mechanism", "log.dirs,", "bootstrap.server,bootstrap.servers"})
  void a_name_that_no_client_knows_is_told_with_the_nearest(String name, String nearest) {
    assertThatThrownBy(() -> read(with("bootstrap.servers=a:1\n" + name + "=x")))
        .hasMessageEndingWith("Kafka's clients know no " + name
            + (nearest == null ? "" : "; did you mean " + nearest + "?"));
  }

  @Test
  void a_class_that_the_file_names_may_have_properties_of_its_own_but_slips_are_told() {
    String text = "bootstrap.servers=a:1\nmetric.reporters=" + JmxReporter.class.getName()
        + "\nmy.reporter.url=x\n";
    assertThat(read(with(text)).clientProperties()).containsEntry("my.reporter.url", "x");
    assertThatThrownBy(() -> read(with(text + "security.protocl=SSL")))
        .hasMessageContaining("did you mean security.protocol?");
  }

  @Test
  void every_wrong_value_is_told_with_its_property() {
    assertThatThrownBy(() -> read(with(
        "bootstrap.servers=a:1\nsecurity.protocol=SLS\nfetch.min.bytes=few\nclient.id=x")))
        .message().hasLineCount(2).contains(file().toString(),
            "SLS for configuration security.protocol", "SASL_SSL",
            "few for configuration fetch.min.bytes");
  }

  @ParameterizedTest
  @CsvSource({"ssl.truststore.location=/nowhere.jks,/nowhere.jks",
      "metric.reporters=io.example.None,io.example.None"})
  void what_no_client_can_be_made_of_is_told(String line, String named) {
    assertThatThrownBy(
        () -> read(with("bootstrap.servers=a:1\nsecurity.protocol=SSL\n" + line)))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContainingAll(file().toString(), named);
  }

  @Test
  void no_client_sets_what_a_file_may_set() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KafkaConnection.to("a:1").with(Map.of("client.id", "x")))
        .withMessageContaining("client.id");
  }

  private Path file() {
    return folder.resolve("client.properties");
  }

  private Map<String, String> with(String text) {
    try {
      Files.writeString(file(), text, StandardCharsets.UTF_8);
      return new HashMap<>(Map.of("ORDERLOG_KAFKA_CONFIG", file().toString()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static KafkaConnection read(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    KafkaConnection connection = KafkaSettings.of(environment);
    environment.check();
    return connection;
  }
}
