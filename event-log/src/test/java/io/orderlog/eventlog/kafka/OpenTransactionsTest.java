package io.orderlog.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedKafka.class)
class OpenTransactionsTest {

  @Test
  void aborts_what_is_open_of_its_writer_and_of_nobody_else(EmbeddedKafka kafka) {
    KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
    String topic = TestTopics.create(connection, 2);
    String writer = "writer-" + UUID.randomUUID();
    try (Admin admin = AdminCalls.connect(connection);
        var _ = openTransaction(connection, writer, topic, 0);
        var foreign = openTransaction(connection, "foreign-" + UUID.randomUUID(), topic, 1)) {
      assertThat(isHeldBack(admin, topic, 0)).isTrue();
      OpenTransactions transactions = OpenTransactions.of(admin, topic, writer);

      transactions.abort(Set.of(0, 1));
      transactions.awaitMarkers(Set.of(0, 1));

      assertThat(isHeldBack(admin, topic, 0)).isFalse();
      assertThat(isHeldBack(admin, topic, 1)).isTrue();
      foreign.abortTransaction();
    }
  }

  private static KafkaProducer<byte[], byte[]> openTransaction(
      KafkaConnection connection, String transactionalId, String topic, int partition) {
    var producer = new KafkaProducer<>(connection.with(Map.of(
        "transactional.id", transactionalId)), new ByteArraySerializer(),
        new ByteArraySerializer());
    producer.initTransactions();
    producer.beginTransaction();
    assertThat(producer.send(
        new ProducerRecord<byte[], byte[]>(topic, partition, new byte[1], new byte[1])))
        .isNotNull();
    producer.flush();
    return producer;
  }

  /** Whether committed readers stop before the end. */
  private static boolean isHeldBack(Admin admin, String topic, int partition) {
    return end(admin, topic, partition, IsolationLevel.READ_COMMITTED) < end(admin, topic,
        partition, IsolationLevel.READ_UNCOMMITTED);
  }

  private static long end(Admin admin, String topic, int partition, IsolationLevel isolation) {
    var asked = new TopicPartition(topic, partition);
    return AdminCalls.await(admin.listOffsets(
        Map.of(asked, OffsetSpec.latest()), new ListOffsetsOptions(isolation))
        .partitionResult(asked), "asking for the end").offset();
  }
}
