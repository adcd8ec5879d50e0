package io.orderlog.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.coordinator.transaction.generated.TransactionLogValue;

/**
 * Makes the folder that a broker would leave if it were killed at a moment between two steps
 * of a transaction. To be started with {@link EmbeddedKafka}.
 */
public final class CrashedBroker {

  /** What the transaction coordinator has written last of the transaction. */
  public enum Noted {

    /** It answered the commit, and has still to write the markers. */
    PREPARE_COMMIT(2),

    /** It believes that the markers stand. */
    COMPLETE_COMMIT(4);

    private final byte status;

    Noted(int status) {
      this.status = (byte) status;
    }
  }

  private static final TopicPartition TRANSACTIONS = new TopicPartition("__transaction_state", 0);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private CrashedBroker() {}

  /**
   * Leaves a crashed broker in a new folder, whose last transaction is open in its partitions.
   *
   * @param running has one transaction open, the last that was begun
   * @param folder of the running broker
   * @param crashed does not exist
   */
  public static void leave(EmbeddedKafka running, Path folder, Noted noted, Path crashed)
      throws ExecutionException, InterruptedException, IOException {
    note(running, noted);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Files.copy(file, crashed.resolve(folder.relativize(file)));
      }
    }
  }

  private static void note(EmbeddedKafka running, Noted noted)
      throws ExecutionException, InterruptedException {
    ConsumerRecord<byte[], byte[]> ongoing = lastNote(running);
    ByteBuffer bytes = ByteBuffer.wrap(ongoing.value());
    short version = bytes.getShort();
    TransactionLogValue value = new TransactionLogValue(new ByteBufferAccessor(bytes), version);
    value.setTransactionStatus(noted.status)
        .setProducerEpoch((short) (value.producerEpoch() + 1))
        .setTransactionLastUpdateTimestampMs(Instant.now().toEpochMilli());
    // The one client id that the broker lets write to its internal topics.
    try (var coordinator = new KafkaProducer<>(Map.<String, Object>of(
        "bootstrap.servers", running.bootstrapServers(), "client.id", "__admin_client"),
        new ByteArraySerializer(), new ByteArraySerializer())) {
      coordinator.send(new ProducerRecord<>(TRANSACTIONS.topic(), TRANSACTIONS.partition(),
          ongoing.key(), MessageUtil.toVersionPrefixedBytes(version, value))).get();
    }
  }

  private static ConsumerRecord<byte[], byte[]> lastNote(EmbeddedKafka running) {
    try (var consumer = new KafkaConsumer<>(Map.<String, Object>of(
        "bootstrap.servers", running.bootstrapServers()),
        new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(TRANSACTIONS));
      consumer.seekToEnd(List.of(TRANSACTIONS));
      consumer.seek(TRANSACTIONS, consumer.position(TRANSACTIONS) - 1);
      return consumer.poll(PATIENCE).records(TRANSACTIONS).getFirst();
    }
  }
}
