package io.orderlog.eventlog.kafka.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.embedded.BrokerSettings;
import io.orderlog.embedded.CrashedBroker;
import io.orderlog.embedded.CrashedBroker.Noted;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.kafka.TestTopics;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.settings.Durability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedKafka.class)
class OpenTransactionsTest {

  private static final Duration SHORT = Duration.ofMillis(200);

  @TempDir
  Path temporary;

  @Test
  void aborts_what_its_coordinator_forgot_in_a_crash() throws Exception {
    Path folder = temporary.resolve("running");
    Path crashed = temporary.resolve("crashed");
    String topic;
    try (EmbeddedKafka kafka = start(folder)) {
      KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
      topic = TestTopics.create(connection, 1);
      try (var _ = openTransaction(connection, "writer", topic)) {
        CrashedBroker.leave(kafka, folder, Noted.COMPLETE_COMMIT, crashed);
      }
    }
    try (EmbeddedKafka kafka = start(crashed);
        KafkaAdmin admin = KafkaAdmin.connect(KafkaConnection.to(kafka.bootstrapServers()))) {
      assertThat(isHeldBack(admin, topic)).isTrue();

      new OpenTransactions(admin, topic, SHORT).abortHanging(Set.of(0));

      assertThat(isHeldBack(admin, topic)).isFalse();
    }
  }

  @Test
  void leaves_alone_what_its_coordinator_will_end(EmbeddedKafka kafka) {
    KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
    String topic = TestTopics.create(connection, 1);
    try (KafkaAdmin admin = KafkaAdmin.connect(connection);
        var foreign = openTransaction(connection, "foreign-" + UUID.randomUUID(), topic)) {
      new OpenTransactions(admin, topic, SHORT).abortHanging(Set.of(0));

      assertThat(isHeldBack(admin, topic)).isTrue();
      foreign.commitTransaction();
    }
  }

  @Test
  void waits_for_the_markers_of_one_transaction_whatever_else_is_open(EmbeddedKafka kafka) {
    KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
    String topic = TestTopics.create(connection, 1);
    try (KafkaAdmin admin = KafkaAdmin.connect(connection);
        var foreign = openTransaction(connection, "foreign-" + UUID.randomUUID(), topic)) {
      OpenTransactions transactions = new OpenTransactions(admin, topic, SHORT);

      transactions.awaitMarkers(Offsets.at(0, 1), System.nanoTime());

      long longAgo = System.nanoTime() - OpenTransactions.PATIENCE.toNanos();
      assertThatThrownBy(() -> transactions.awaitMarkers(Offsets.at(0, 0), longAgo))
          .isInstanceOf(LogUnavailableException.class).hasMessageContaining("markers");
      foreign.abortTransaction();
    }
  }

  @Test
  void does_not_believe_markers_that_are_seen_too_late(EmbeddedKafka kafka) {
    KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
    String topic = TestTopics.create(connection, 1);
    try (KafkaAdmin admin = KafkaAdmin.connect(connection)) {
      OpenTransactions transactions = new OpenTransactions(admin, topic, SHORT);
      long longAgo = System.nanoTime() - OpenTransactions.PATIENCE.toNanos();

      assertThatThrownBy(() -> transactions.awaitMarkers(Offsets.at(0, 0), longAgo))
          .isInstanceOf(LogUnavailableException.class).hasMessageContaining("markers");
    }
  }

  private static EmbeddedKafka start(Path folder) {
    return EmbeddedKafka.start(BrokerSettings.onFreePort(folder, Durability.PROCESS_CRASH));
  }

  private static KafkaProducer<byte[], byte[]> openTransaction(
      KafkaConnection connection, String transactionalId, String topic) {
    var producer = new KafkaProducer<>(connection.with(Map.of(
        "transactional.id", transactionalId)), new ByteArraySerializer(),
        new ByteArraySerializer());
    producer.initTransactions();
    producer.beginTransaction();
    assertThat(producer.send(
        new ProducerRecord<byte[], byte[]>(topic, 0, new byte[1], new byte[1])))
        .isNotNull();
    producer.flush();
    return producer;
  }

  /** Whether committed readers stop before the end. */
  private static boolean isHeldBack(KafkaAdmin admin, String topic) {
    return end(admin, topic, IsolationLevel.READ_COMMITTED) < end(admin, topic,
        IsolationLevel.READ_UNCOMMITTED);
  }

  private static long end(KafkaAdmin admin, String topic, IsolationLevel isolation) {
    var asked = new TopicPartition(topic, 0);
    return admin.await(admin.client().listOffsets(
        Map.of(asked, OffsetSpec.latest()), new ListOffsetsOptions(isolation))
        .partitionResult(asked), "asking for the end").offset();
  }
}
