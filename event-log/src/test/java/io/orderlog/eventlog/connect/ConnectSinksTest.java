package io.orderlog.eventlog.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.kafka.WrittenRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a sink of docs/reading-the-log.md is handed, by Kafka Connect's own converters and
 * transforms, of the bytes that we write.
 */
class ConnectSinksTest {

  private static final Pattern SINK = Pattern.compile("```json\n(\\{.*?\n})\n```", Pattern.DOTALL);
  private static final String ORDER = "2491f54e-288e-8f3d-936a-7fe0e3c29e1d";

  private record Sink(String name, Map<String, String> config) {

    String setting(String setting) {
      return Objects.requireNonNull(config.get(setting), setting);
    }

    <T> T make(String setting, Class<T> type) {
      try {
        return type.cast(
            Class.forName(setting(setting)).getDeclaredConstructor().newInstance());
      } catch (ReflectiveOperationException wrong) {
        throw new LinkageError(setting + " of " + name, wrong);
      }
    }

    /** The settings that begin like this, without that. */
    Map<String, String> under(String prefix) {
      Map<String, String> found = new LinkedHashMap<>();
      config.forEach((key, value) -> {
        if (key.startsWith(prefix)) {
          found.put(key.substring(prefix.length()), value);
        }
      });
      return found;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders-to-postgres", "orders-to-opensearch"})
  void databases_get_the_event_in_a_column_beside_its_type(String name) throws IOException {
    SinkRecord handed = handedTo(name);
    assertThat(handed.key()).isEqualTo(ORDER + "/2");
    Struct row = (Struct) handed.value();
    assertThat(row.getString("data")).isEqualTo(
        "{\"paymentReference\":\"payment-1\",\"amountMinor\":1500,\"currency\":\"EUR\"}");
    assertThat(row.getString("type")).isEqualTo("order.paid.v1");
    assertThat(row.getString("time")).isEqualTo("2026-03-01T10:15:30.125Z");
    assertThat(row.getString("stream")).isEqualTo(ORDER);
    assertThat(handed.valueSchema().fields()).hasSize(4);
  }

  @Test
  void a_store_of_files_gets_the_data_and_the_headers() throws IOException {
    SinkRecord handed = handedTo("orders-to-s3");
    assertThat(handed.key()).isEqualTo(ORDER + "/2");
    assertThat(handed.value()).isEqualTo(Map.of(
        "paymentReference", "payment-1", "amountMinor", 1500L, "currency", "EUR"));
    assertThat(handed.headers().lastWithName("ce_type").value()).isEqualTo("order.paid.v1");
  }

  @Test
  void the_guide_has_the_transform_as_it_is_tested() throws IOException {
    assertThat(Files.readString(Path.of("../docs/reading-the-log.md"))).contains("```java\n"
        + Files.readString(Path.of("src/test/java/io/orderlog/eventlog/connect/EventRow.java"))
        + "```\n");
  }

  @Test
  void none_reads_what_was_aborted() throws IOException {
    assertThat(sinks()).hasSize(3).allSatisfy((_, sink) -> assertThat(sink.config())
        .containsEntry("consumer.override.isolation.level", "read_committed")
        .containsEntry("topics", "orders.events"));
  }

  private static Map<String, Sink> sinks() throws IOException {
    Map<String, Sink> sinks = new LinkedHashMap<>();
    var json = SINK.matcher(Files.readString(Path.of("../docs/reading-the-log.md")));
    while (json.find()) {
      Sink sink = JsonMapper.shared().readValue(json.group(1), new TypeReference<Sink>() {});
      sinks.put(sink.name(), sink);
    }
    return sinks;
  }

  private static SinkRecord handedTo(String name) throws IOException {
    Sink sink = Objects.requireNonNull(sinks().get(name), name);
    SinkRecord handed = converted(sink);
    List<String> transforms = sink.config().containsKey("transforms")
        ? List.of(sink.setting("transforms").split(",", -1))
        : List.of();
    for (String each : transforms) {
      try (@SuppressWarnings("unchecked")
      Transformation<SinkRecord> transform =
          sink.make("transforms." + each + ".type", Transformation.class)) {
        transform.configure(sink.under("transforms." + each + "."));
        handed = transform.apply(handed);
      }
    }
    return handed;
  }

  private static SinkRecord converted(Sink sink) throws IOException {
    ProducerRecord<byte[], byte[]> written = WrittenRecords.of(new NewEvent<>(ORDER, 2,
        new OrderPaid("payment-1", 1_500, Currency.getInstance("EUR")),
        new EventMetadata(Instant.parse("2026-03-01T10:15:30.125Z"), "command-1", "hash-1",
            "correlation-1", null)));
    SchemaAndValue key = converter(sink, "key").toConnectData(written.topic(), written.key());
    SchemaAndValue value =
        converter(sink, "value").toConnectData(written.topic(), written.value());
    ConnectHeaders headers = new ConnectHeaders();
    try (HeaderConverter converter = sink.make("header.converter", HeaderConverter.class)) {
      converter.configure(Map.of("converter.type", "header"));
      for (Header header : written.headers()) {
        headers.add(header.key(),
            converter.toConnectHeader(written.topic(), header.key(), header.value()));
      }
    }
    return new SinkRecord(written.topic(), 0, key.schema(), key.value(), value.schema(),
        value.value(), 7, null, null, headers);
  }

  private static Converter converter(Sink sink, String which) {
    Converter converter = sink.make(which + ".converter", Converter.class);
    converter.configure(sink.under(which + ".converter."), which.equals("key"));
    return converter;
  }
}
