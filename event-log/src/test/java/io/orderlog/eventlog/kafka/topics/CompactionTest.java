package io.orderlog.eventlog.kafka.topics;

import static io.orderlog.eventlog.SampleEvents.event;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.kafka.CloudEventRecords;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.RawClients;
import io.orderlog.eventlog.kafka.TestTopics;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderEventCodec;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Kafka's cleaner leaves of a log, seen after it ran. */
@ExtendWith(SharedKafka.class)
class CompactionTest {

  private static final EventCodec<OrderEvent> CODEC = OrderEventCodec.create();
  private static final List<String> ORDERS = List.of("order-1", "order-2", "order-3");
  private static final int VERSIONS = 5;

  /** Compacts as soon and as much as it can; the newest segment is never compacted. */
  private static final Map<String, String> EAGER = Map.of("segment.ms", "1",
      "min.cleanable.dirty.ratio", "0", "min.compaction.lag.ms", "0", "delete.retention.ms", "0");

  private KafkaConnection connection;
  private String topic;

  @BeforeEach
  void make_a_topic(EmbeddedKafka kafka) {
    connection = KafkaConnection.to(kafka.bootstrapServers());
    topic = TestTopics.create(connection, 1);
    set(ConfigResource.Type.BROKER, "", Map.of("log.cleaner.backoff.ms", "20"));
  }

  @Test
  void keeps_every_event_of_every_order_byte_for_byte() {
    try (var log = KafkaEventLog.open(TestTopics.log(topic, CODEC), connection);
        LogAppender<OrderEvent> appender = log.openAppender("writer")) {
      // When the first of two copies has gone, the cleaner has been over all that lies between.
      appender.append(List.of(event("twice", 1)));
      histories().forEach(appender::append);
      appender.append(List.of(event("twice", 1)));
      List<String> before = read().filter(CompactionTest::isOfAnOrder)
          .map(CompactionTest::bytes).toList();

      compactUntil(() -> {
        appender.append(List.of(event("last", 1)));
        assertThat(read().map(CompactionTest::key).filter("twice/1"::equals)).hasSize(1);
      });

      assertThat(read().filter(CompactionTest::isOfAnOrder).map(CompactionTest::bytes))
          .hasSize(ORDERS.size() * VERSIONS)
          .containsExactlyElementsOf(before);
    }
  }

  @Test
  void would_leave_only_the_newest_event_of_each_order_if_the_key_were_the_order_id()
      throws Exception {
    var records = new CloudEventRecords<>(topic, "urn:orderlog:test", CODEC);
    try (Producer<byte[], byte[]> producer = RawClients.producer(connection)) {
      for (NewEvent<OrderEvent> each : histories().flatMap(List::stream).toList()) {
        producer.send(keyedByOrder(records.toRecord(each, 0), each.streamId())).get();
      }
      assertThat(read()).hasSize(ORDERS.size() * VERSIONS);

      compactUntil(() -> {
        var _ = producer.send(new ProducerRecord<>(topic, "last".getBytes(UTF_8), new byte[0]));
        producer.flush();
        assertThat(read().filter(CompactionTest::isOfAnOrder)).hasSize(ORDERS.size());
      });
    }

    assertThat(read().filter(CompactionTest::isOfAnOrder)
        .map(each -> new String(each.headers().lastHeader("ce_id").value(), UTF_8)))
        .containsExactlyElementsOf(ORDERS.stream().map(order -> order + "/" + VERSIONS).toList());
  }

  /** One append for each version, with that event of every order. */
  private static Stream<List<NewEvent<OrderEvent>>> histories() {
    return IntStream.rangeClosed(1, VERSIONS).mapToObj(
        version -> ORDERS.stream().map(order -> event(order, version)).toList());
  }

  /** The attempt appends something, which ends the segment before it: that one can be compacted. */
  private void compactUntil(Runnable attempt) {
    set(ConfigResource.Type.TOPIC, topic, EAGER);
    Eventually.holds(attempt);
  }

  private Stream<ConsumerRecord<byte[], byte[]>> read() {
    return RawClients.readPartition0(connection, topic).stream();
  }

  private static ProducerRecord<byte[], byte[]> keyedByOrder(
      ProducerRecord<byte[], byte[]> event, String orderId) {
    return new ProducerRecord<>(event.topic(), event.partition(), orderId.getBytes(UTF_8),
        event.value(), event.headers());
  }

  private static boolean isOfAnOrder(ConsumerRecord<byte[], byte[]> each) {
    return key(each).startsWith("order-");
  }

  private static String key(ConsumerRecord<byte[], byte[]> each) {
    return new String(each.key(), UTF_8);
  }

  /** All there is of a record, one character for each byte. */
  private static String bytes(ConsumerRecord<byte[], byte[]> each) {
    StringBuilder all = new StringBuilder()
        .append(each.offset()).append(' ').append(each.timestamp()).append(' ')
        .append(new String(each.key(), ISO_8859_1));
    each.headers().forEach(header -> all.append('\n').append(header.key()).append(": ")
        .append(new String(header.value(), ISO_8859_1)));
    return all.append("\n\n").append(new String(each.value(), ISO_8859_1)).toString();
  }

  private void set(ConfigResource.Type type, String name, Map<String, String> settings) {
    List<AlterConfigOp> changes = settings.entrySet().stream()
        .map(setting -> new AlterConfigOp(new ConfigEntry(setting.getKey(), setting.getValue()),
            AlterConfigOp.OpType.SET))
        .toList();
    try (KafkaAdmin admin = KafkaAdmin.connect(connection)) {
      admin.await(admin.client().incrementalAlterConfigs(
          Map.of(new ConfigResource(type, name), changes)).all(), "changing settings");
    }
  }
}
