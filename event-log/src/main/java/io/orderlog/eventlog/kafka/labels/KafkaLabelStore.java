package io.orderlog.eventlog.kafka.labels;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orderlog.domain.shipment.Label;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.rights.Right;
import io.orderlog.eventlog.kafka.topics.BoundedRead;
import io.orderlog.eventlog.kafka.topics.SmallTopic;
import io.orderlog.eventlog.labels.LabelStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Labels in {@link LabelsTopic}. Of bytes that were stored twice, compaction keeps the newer ones,
 * so they are looked for from the place on that their event names; in another cluster, where places
 * differ, in all of the topic.
 */
public final class KafkaLabelStore implements LabelStore {

  private static final TopicPartition PARTITION = new TopicPartition(LabelsTopic.NAME, 0);

  private final KafkaConnection connection;
  private @Nullable Producer<byte[], byte[]> producer;

  /** Over this connection, once something is asked; the topic is made by the first label. */
  public KafkaLabelStore(KafkaConnection connection) {
    this.connection = connection;
  }

  @Override
  public Label.File keep(byte[] content, String mediaType) {
    if (content.length == 0 || content.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a label has 1 to " + MAX_BYTES + " bytes, not " + content.length);
    }
    String sha256 = sha256(content);
    try {
      ProducerRecord<byte[], byte[]> stored = new ProducerRecord<>(
          LabelsTopic.NAME, 0, sha256.getBytes(UTF_8), content);
      stored.headers().add("content-type", mediaType.getBytes(UTF_8));
      long offset =
          producer().send(stored).get(SmallTopic.PATIENCE.toSeconds(), TimeUnit.SECONDS).offset();
      return new Label.File(sha256, content.length, mediaType, offset);
    } catch (ExecutionException failure) {
      throw unavailable(failure.getCause() == null ? failure : failure.getCause(),
          AclOperation.WRITE);
    } catch (KafkaException | TimeoutException failure) {
      throw unavailable(failure, AclOperation.WRITE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LogUnavailableException("interrupted while storing a label", interrupted);
    }
  }

  @Override
  public Optional<byte[]> find(Label.File file) {
    try (var consumer = new KafkaConsumer<>(connection.with(SmallTopic.READING),
        new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(PARTITION));
      long end =
          consumer.endOffsets(List.of(PARTITION), SmallTopic.PATIENCE).getOrDefault(PARTITION, 0L);
      return find(consumer, file, file.offset(), end)
          .or(() -> find(consumer, file, 0, Math.min(file.offset(), end)));
    } catch (UnknownTopicOrPartitionException never) {
      return Optional.empty();
    } catch (KafkaException failure) {
      throw unavailable(failure, AclOperation.READ);
    }
  }

  private static Optional<byte[]> find(
      KafkaConsumer<byte[], byte[]> consumer, Label.File file, long from, long end) {
    if (from >= end) {
      return Optional.empty();
    }
    consumer.seek(PARTITION, from);
    BoundedRead read = new BoundedRead(consumer, PARTITION, end, "labels");
    while (read.goesOn()) {
      for (ConsumerRecord<byte[], byte[]> stored : read.next()) {
        if (isOf(file, stored)) {
          return Optional.of(stored.value());
        }
      }
    }
    return Optional.empty();
  }

  /** What has the right key and other bytes is not believed. */
  private static boolean isOf(Label.File file, ConsumerRecord<byte[], byte[]> stored) {
    return stored.key() != null && stored.value() != null
        && new String(stored.key(), UTF_8).equals(file.sha256())
        && stored.value().length == file.size() && sha256(stored.value()).equals(file.sha256());
  }

  private synchronized Producer<byte[], byte[]> producer() {
    Producer<byte[], byte[]> open = producer;
    if (open == null) {
      LabelsTopic.createIfMissing(connection);
      open = new KafkaProducer<>(
          connection.with(SmallTopic.WRITING), new ByteArraySerializer(),
          new ByteArraySerializer());
      producer = open;
    }
    return open;
  }

  private LogUnavailableException unavailable(Throwable failure, AclOperation operation) {
    return connection.unavailable("Kafka does not keep or tell labels", failure,
        Right.onTopic(LabelsTopic.NAME, operation));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }
}
