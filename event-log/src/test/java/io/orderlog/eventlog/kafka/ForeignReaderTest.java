package io.orderlog.eventlog.kafka;

import static io.orderlog.eventlog.SampleEvents.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderEventCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The topic as a program sees it that has nothing of ours: Kafka's consumer, strings, a JSON parser
 * and the CloudEvents specification.
 */
@ExtendWith(SharedKafka.class)
@TestInstance(Lifecycle.PER_CLASS)
class ForeignReaderTest {

  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final List<String> ORDERS = List.of("order-1", "order-2", "order-3", "order-4");
  private static final int EVENTS = 9;

  private List<ConsumerRecord<String, String>> records;

  @BeforeAll
  void write_with_the_event_log_and_read_without_it(EmbeddedKafka kafka) throws Exception {
    var connection = KafkaConnection.to(kafka.bootstrapServers());
    String topic = TestTopics.create(connection, 3);
    try (var log = KafkaEventLog.open(
        TestTopics.log(topic, OrderEventCodec.create()), connection);
        LogAppender<OrderEvent> appender = log.openAppender("writer")) {
      appender.append(ORDERS.stream().map(order -> event(order, 1)).toList());
      abortTransactionInThePartitionsOfAllOrders(connection, log.identity());
      appender.append(ORDERS.stream().map(order -> event(order, 2)).toList());
      appender.append(List.of(traced()));
    }
    records = readAsAStranger(kafka.bootstrapServers(), topic);
  }

  @Test
  void every_event_is_a_cloud_event_in_binary_mode() {
    assertThat(records).hasSize(EVENTS).allSatisfy(each -> {
      assertThat(header(each, "ce_specversion")).isEqualTo("1.0");
      assertThat(header(each, "ce_id")).isNotEmpty();
      assertThat(header(each, "ce_source")).matches("urn:orderlog:test-[0-9a-f-]{36}");
      assertThat(header(each, "ce_type")).matches("order\\.[a-z-]+\\.v[1-9][0-9]*");
      assertThat(header(each, "content-type")).isEqualTo("application/json");
    });
  }

  @Test
  void attributes_have_names_that_the_specification_allows_and_stand_there_once() {
    assertThat(records).allSatisfy(each -> {
      List<String> names = Stream.of(each.headers().toArray()).map(Header::key).toList();
      assertThat(names).doesNotHaveDuplicates()
          .allMatch(name -> name.matches("ce_[a-z0-9]{1,20}|content-type|traceparent"));
    });
  }

  @Test
  void source_and_id_name_an_event_once() {
    assertThat(records)
        .extracting(each -> header(each, "ce_source") + " " + header(each, "ce_id"))
        .doesNotHaveDuplicates();
  }

  @Test
  void times_are_rfc_3339() {
    assertThat(records).extracting(each -> header(each, "ce_time")).allSatisfy(time -> {
      assertThat(time).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
      assertThat(OffsetDateTime.parse(time)).isNotNull();
    });
  }

  @Test
  void the_events_of_a_subject_come_in_sequence_from_1_and_from_one_partition() {
    Map<String, List<ConsumerRecord<String, String>>> subjects = records.stream()
        .collect(Collectors.groupingBy(each -> header(each, "ce_subject")));

    assertThat(subjects.keySet())
        .containsExactlyInAnyOrder("order-1", "order-2", "order-3", "order-4", "order-5");
    assertThat(subjects.values()).allSatisfy(events -> {
      assertThat(events).extracting(each -> header(each, "ce_sequence"))
          .containsExactlyElementsOf(IntStream.rangeClosed(1, events.size())
              .mapToObj(String::valueOf).toList());
      assertThat(events).extracting(ConsumerRecord::partition).containsOnly(
          events.getFirst().partition());
    });
  }

  @Test
  void the_key_is_subject_and_sequence() {
    assertThat(records).allSatisfy(each -> assertThat(each.key())
        .isEqualTo(header(each, "ce_subject") + "/" + header(each, "ce_sequence")));
  }

  @Test
  void the_value_is_the_data_as_json() {
    JsonMapper json = JsonMapper.shared();
    assertThat(records).allSatisfy(each -> assertThat(json.readTree(each.value()).isObject())
        .isTrue());

    JsonNode shipped = json.readTree(records.stream()
        .filter(each -> header(each, "ce_type").equals("order.shipped.v1"))
        .findFirst().orElseThrow().value());
    assertThat(shipped.get("carrier").asString()).isEqualTo("Größte Post");
    assertThat(shipped.get("trackingNumber").asString()).isEqualTo("📦 1");
  }

  @Test
  void a_traced_event_carries_its_w3c_trace_context() {
    assertThat(records).filteredOn(each -> each.headers().lastHeader("traceparent") != null)
        .extracting(each -> header(each, "ce_subject") + " " + header(each, "traceparent"))
        .containsExactly("order-5 " + TRACE);
  }

  @Test
  void what_was_aborted_is_not_seen() {
    assertThat(records).extracting(ConsumerRecord::value).doesNotContain("aborted");
  }

  private static NewEvent<OrderEvent> traced() {
    NewEvent<OrderEvent> event = event("order-5", 1, new OrderShipped("Größte Post", "📦 1"));
    return new NewEvent<>(event.streamId(), event.version(), event.data(),
        new EventMetadata(Instant.parse("2026-03-01T10:15:30Z"), "c", "h", "k", TRACE));
  }

  private static void abortTransactionInThePartitionsOfAllOrders(
      KafkaConnection connection, LogIdentity log) throws Exception {
    try (Producer<byte[], byte[]> producer = RawClients.producerInTransaction(connection,
        "aborting-" + log.id())) {
      for (String order : ORDERS) {
        producer.send(new ProducerRecord<>(log.topic(), log.partitionOf(order),
            (order + "/2").getBytes(UTF_8), "aborted".getBytes(UTF_8))).get();
      }
      producer.abortTransaction();
    }
  }

  private static List<ConsumerRecord<String, String>> readAsAStranger(
      String bootstrapServers, String topic) {
    List<ConsumerRecord<String, String>> found = new ArrayList<>();
    try (var consumer = new KafkaConsumer<>(Map.<String, Object>of(
        "bootstrap.servers", bootstrapServers, "group.id", "stranger-" + UUID.randomUUID(),
        "auto.offset.reset", "earliest", "isolation.level", "read_committed"),
        new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      Eventually.holds(() -> {
        consumer.poll(Duration.ofMillis(100)).forEach(found::add);
        assertThat(found).hasSizeGreaterThanOrEqualTo(EVENTS);
      });
    }
    return found;
  }

  private static String header(ConsumerRecord<String, String> each, String name) {
    var header = each.headers().lastHeader(name);
    assertThat(header).as("%s of %s", name, each.key()).isNotNull();
    return new String(header.value(), UTF_8);
  }
}
