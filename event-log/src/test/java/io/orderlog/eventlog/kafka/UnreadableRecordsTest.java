package io.orderlog.eventlog.kafka;

import static io.orderlog.eventlog.SampleEvents.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.codec.UnreadableEventException;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderEventCodec;
import java.time.Duration;
import java.util.Currency;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that a healthy system never writes. Each one stops the reader; none is passed over. */
@ExtendWith(SharedKafka.class)
class UnreadableRecordsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final EventCodec<OrderEvent> CODEC = OrderEventCodec.create();

  @Test
  void a_header_without_a_value_takes_nothing_back(EmbeddedKafka kafka) throws Exception {
    var connection = KafkaConnection.to(kafka.bootstrapServers());
    String topic = TestTopics.create(connection, 1);
    var doubled = paid(topic, 1);
    doubled.headers().add("ce_time", null).add("ce_subject", null);
    try (Producer<byte[], byte[]> producer = RawClients.producer(connection)) {
      producer.send(doubled).get();
    }
    try (var log = KafkaEventLog.openUnguarded(
        TestTopics.log(topic, CODEC), connection);
        LogReader<OrderEvent> reader = log.openReader(Offsets.at(0, 0))) {
      assertThat(reader.poll(PATIENCE)).extracting(RecordedEvent::version).containsExactly(1L);
    }
  }

  @ParameterizedTest
  @MethodSource({"wrong_envelopes", "wrong_data"})
  void stops_the_reader_behind_the_events_before_it(String reason,
      UnaryOperator<ProducerRecord<byte[], byte[]>> damage, EmbeddedKafka kafka) throws Exception {
    var connection = KafkaConnection.to(kafka.bootstrapServers());
    // On a compacted topic the broker itself would refuse a record without a key.
    String topic = TestTopics.create(connection, 1, Map.of("cleanup.policy", "delete"));
    try (Producer<byte[], byte[]> producer = RawClients.producer(connection)) {
      producer.send(paid(topic, 1)).get();
      producer.send(damage.apply(paid(topic, 2))).get();
      producer.send(paid(topic, 3)).get();
    }
    try (var log = KafkaEventLog.openUnguarded(
        TestTopics.log(topic, CODEC), connection);
        LogReader<OrderEvent> reader = log.openReader(Offsets.at(0, 0))) {

      assertThat(reader.poll(PATIENCE)).extracting(RecordedEvent::version).containsExactly(1L);
      for (int attempt = 1; attempt <= 2; attempt++) {
        assertThatThrownBy(() -> reader.poll(PATIENCE))
            .isInstanceOf(UnreadableEventException.class)
            .hasMessageContaining(topic + " partition 0 offset 1 ")
            .hasMessageContaining(reason);
      }
    }
  }

  static Stream<Arguments> wrong_envelopes() {
    return Stream.of(
        broken("unknown type", "order.vanished.v1 is unknown", header("ce_type",
            "order.vanished.v1")),
        broken("unknown version", "order.paid.v99 is unknown", header("ce_type",
            "order.paid.v99")),
        broken("no type", "no header ce_type", header("ce_type", null)),
        broken("no subject", "no header ce_subject", header("ce_subject", null)),
        broken("no sequence", "no header ce_sequence", header("ce_sequence", null)),
        broken("no time", "no header ce_time", header("ce_time", null)),
        broken("no command id", "no header ce_commandid", header("ce_commandid", null)),
        broken("no command hash", "no header ce_commandhash", header("ce_commandhash", null)),
        broken("no correlation id", "no header ce_correlationid", header("ce_correlationid", null)),
        broken("no cause", "causationid has 0 characters", header("ce_causationid", "")),
        broken("too long a cause", "causationid has 256 characters, and may have 1 to 255",
            header("ce_causationid", "c".repeat(256))),
        broken("no text as a cause", "causationid has a control character",
            header("ce_causationid", "orders/1\n")),
        broken("unknown kind of principal", "authtype is none of app_user, user, ",
            header("ce_authtype", "robot")),
        broken("principal of no kind", "authid is there without authtype",
            header("ce_authid", "mary")),
        broken("bad time", "'yesterday'", header("ce_time", "yesterday")),
        broken("bad sequence", "\"two\"", header("ce_sequence", "two")),
        broken("key of another version", "key is not order/2", key("order/3")),
        broken("key of another order", "key is not order/2", key("other/2")),
        broken("no key", "key is not order/2", key(null)));
  }

  static Stream<Arguments> wrong_data() {
    return Stream.of(
        broken("tombstone", "it is a tombstone for the key order/2, ", value(null)),
        broken("tombstone as Kafka's tools write it", "it is a tombstone for the key order/2, ",
            whole -> new ProducerRecord<>(whole.topic(), whole.partition(), whole.key(), null)),
        broken("no bytes", "it must be there, and an object", value("")),
        broken("broken JSON", "it is no JSON", value("{\"paymentReference\":\"r\",\"amountMi")),
        broken("JSON null", "data is null", value("null")),
        broken("JSON array", "not what order.paid.v1 promises", value("[]")),
        broken("something behind the JSON", "not what order.paid.v1 promises",
            value("{\"paymentReference\":\"r\",\"amountMinor\":1,\"currency\":\"EUR\"}}")),
        broken("missing field", "amountMinor",
            value("{\"paymentReference\":\"r\",\"currency\":\"EUR\"}")),
        broken("unknown field", "tip is no field of it", value(
            "{\"paymentReference\":\"r\",\"amountMinor\":1,\"currency\":\"EUR\",\"tip\":1}")),
        broken("null for text", "paymentReference",
            value("{\"paymentReference\":null,\"amountMinor\":1,\"currency\":\"EUR\"}")),
        broken("null for a number", "amountMinor",
            value("{\"paymentReference\":\"r\",\"amountMinor\":null,\"currency\":\"EUR\"}")),
        broken("text for a number", "amountMinor must be there, and a whole number",
            value("{\"paymentReference\":\"r\",\"amountMinor\":\"1\",\"currency\":\"EUR\"}")),
        broken("a fraction of a cent", "a whole number of at most 64 bits, not 1.5",
            value("{\"paymentReference\":\"r\",\"amountMinor\":1.5,\"currency\":\"EUR\"}")),
        broken("no such currency", "the code of a currency in ISO 4217, not ZZZ",
            value("{\"paymentReference\":\"r\",\"amountMinor\":1,\"currency\":\"ZZZ\"}")));
  }

  private static ProducerRecord<byte[], byte[]> paid(String topic, long version) {
    return new CloudEventRecords<>(topic, "urn:orderlog:test", CODEC).toRecord(
        event("order", version, new OrderPaid("r", 1, Currency.getInstance("EUR"))), 0);
  }

  private static Arguments broken(
      String name, String reason, UnaryOperator<ProducerRecord<byte[], byte[]>> damage) {
    return argumentSet(name, reason, damage);
  }

  private static UnaryOperator<ProducerRecord<byte[], byte[]>> header(
      String name, @Nullable String value) {
    return whole -> {
      whole.headers().remove(name);
      if (value != null) {
        whole.headers().add(name, value.getBytes(UTF_8));
      }
      return whole;
    };
  }

  private static UnaryOperator<ProducerRecord<byte[], byte[]>> key(@Nullable String key) {
    return whole -> new ProducerRecord<>(
        whole.topic(), whole.partition(), bytes(key), whole.value(), whole.headers());
  }

  private static UnaryOperator<ProducerRecord<byte[], byte[]>> value(@Nullable String value) {
    return whole -> new ProducerRecord<>(
        whole.topic(), whole.partition(), whole.key(), bytes(value), whole.headers());
  }

  private static byte @Nullable [] bytes(@Nullable String text) {
    return text == null ? null : text.getBytes(UTF_8);
  }
}
