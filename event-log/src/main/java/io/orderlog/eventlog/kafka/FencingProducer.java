package io.orderlog.eventlog.kafka;

import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.rights.Right;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes producers that have fenced all others with their transactional id. */
final class FencingProducer {

  /** Each try takes some milliseconds and the next epoch. */
  private static final Duration EPOCH_PATIENCE = Duration.ofSeconds(10);

  private FencingProducer() {}

  /**
   * Makes one.
   *
   * @param isBehind whether the epoch that Kafka gave it is no new one: then it takes the next
   * @throws LogUnavailableException if Kafka does not answer or gives it none
   */
  static Producer<byte[], byte[]> open(KafkaConnection connection,
      Map<String, Object> configuration, String writerId, BooleanSupplier isBehind) {
    long start = System.nanoTime();
    while (System.nanoTime() - start <= EPOCH_PATIENCE.toNanos()) {
      Producer<byte[], byte[]> producer = fence(connection, configuration, writerId);
      boolean isNew = false;
      try {
        isNew = !isBehind.getAsBoolean();
        if (isNew) {
          return producer;
        }
      } finally {
        if (!isNew) {
          producer.close(Duration.ZERO);
        }
      }
    }
    throw new LogUnavailableException("the partitions of " + writerId
        + " know later epochs of it than Kafka gives it", null);
  }

  private static Producer<byte[], byte[]> fence(
      KafkaConnection connection, Map<String, Object> configuration, String writerId) {
    Producer<byte[], byte[]> producer = connecting(() -> new KafkaProducer<>(
        configuration, new ByteArraySerializer(), new ByteArraySerializer()));
    try {
      producer.initTransactions();
      return producer;
    } catch (KafkaException failure) {
      producer.close(Duration.ZERO);
      throw connection.unavailable("Kafka did not make this process the writer " + writerId,
          failure, Right.onTransactionalId(writerId, AclOperation.WRITE));
    }
  }

  /** What a step gives that uses settings, which may lead nowhere. */
  static <T> T connecting(Supplier<T> step) {
    try {
      return step.get();
    } catch (KafkaException unusable) {
      Throwable cause = unusable.getCause() == null ? unusable : unusable.getCause();
      throw new LogUnavailableException(
          "Kafka cannot be connected to: " + cause.getMessage(), unusable);
    }
  }
}
