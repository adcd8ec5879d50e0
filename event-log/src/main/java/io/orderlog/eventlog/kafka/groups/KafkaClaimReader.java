package io.orderlog.eventlog.kafka.groups;

import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaClientMeters.Measured;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.rights.Right;
import io.orderlog.eventlog.writers.ClaimReader;
import io.orderlog.eventlog.writers.RecordedClaim;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One consumer without a group on all partitions of the writers' topic. */
public final class KafkaClaimReader implements ClaimReader {

  private static final Map<String, Object> SETTINGS = Map.of(
      "isolation.level", "read_committed",
      "enable.auto.commit", false,
      // Claims that were compacted away are of no interest.
      "auto.offset.reset", "earliest",
      "allow.auto.create.topics", false,
      "retry.backoff.ms", 20);

  private final KafkaConnection connection;
  private final String topic;
  private final Consumer<byte[], byte[]> consumer;
  private final Measured measured;

  private KafkaClaimReader(KafkaConnection connection, String topic,
      Consumer<byte[], byte[]> consumer, Measured measured) {
    this.connection = connection;
    this.topic = topic;
    this.consumer = consumer;
    this.measured = measured;
  }

  public static KafkaClaimReader open(KafkaConnection connection, String topic,
      Set<Integer> slots) {
    try {
      var consumer = new KafkaConsumer<>(connection.with(SETTINGS),
          new ByteArrayDeserializer(), new ByteArrayDeserializer());
      consumer.assign(KafkaEventLog.topicPartitions(topic, slots));
      consumer.seekToBeginning(consumer.assignment());
      return new KafkaClaimReader(connection, topic, consumer,
          connection.meters().measure("claims", consumer.metrics()));
    } catch (KafkaException failure) {
      throw unavailable(connection, topic, failure);
    }
  }

  @Override
  public List<RecordedClaim> poll(Duration timeout) {
    try {
      return StreamSupport.stream(consumer.poll(timeout).spliterator(), false)
          .map(ClaimRecords::toClaim).flatMap(Optional::stream).toList();
    } catch (KafkaException failure) {
      throw unavailable(connection, topic, failure);
    }
  }

  @Override
  public void close() {
    measured.close();
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }

  private static LogUnavailableException unavailable(
      KafkaConnection connection, String topic, KafkaException failure) {
    return connection.unavailable("Kafka does not say who the writers are", failure,
        Right.onTopic(topic, AclOperation.READ));
  }
}
