package io.orderlog.eventlog.kafka.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.rights.Right;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A topic with one partition, of which the last record of each key counts. It is read to its end
 * when somebody asks; nobody follows it. Keys are text. Thread-safe.
 */
public final class SmallTopic implements AutoCloseable {

  /** For one answer of Kafka. */
  public static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Of a consumer that reads such a topic. */
  public static final Map<String, Object> READING = Map.of(
      "enable.auto.commit", false,
      "auto.offset.reset", "earliest",
      "allow.auto.create.topics", false,
      "retry.backoff.ms", 20);

  /** Of a producer that writes to such a topic. */
  public static final Map<String, Object> WRITING = Map.of(
      "acks", "all",
      "enable.idempotence", true,
      "delivery.timeout.ms", 15_000,
      "request.timeout.ms", 5_000,
      "max.block.ms", 10_000L);

  private final KafkaConnection connection;
  private final TopicPartition partition;
  private final String what;
  private @Nullable Producer<byte[], byte[]> producer;
  private boolean isClosed;

  /**
   * Over this connection, once something is asked; the topic is there.
   *
   * @param what it holds, in the plural
   */
  public SmallTopic(KafkaConnection connection, String name, String what) {
    this.connection = connection;
    this.partition = new TopicPartition(name, 0);
    this.what = what;
  }

  /**
   * The last value of each key; no key whose value was removed.
   *
   * @throws LogUnavailableException if it cannot be read to its end
   */
  public Map<String, byte[]> readAll() {
    Map<String, byte[]> last = new HashMap<>();
    try (var consumer = new KafkaConsumer<>(connection.with(READING),
        new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
      BoundedRead read = new BoundedRead(consumer, partition, end, what);
      while (read.goesOn()) {
        read.next().forEach(stored -> take(stored, last));
      }
      return last;
    } catch (KafkaException failure) {
      throw unavailable(failure, AclOperation.READ);
    }
  }

  private static void take(ConsumerRecord<byte[], byte[]> stored, Map<String, byte[]> last) {
    String key = new String(stored.key(), UTF_8);
    if (stored.value() == null) {
      last.remove(key);
    } else {
      last.put(key, stored.value());
    }
  }

  /**
   * Writes these, in their order, and returns when all copies that there have to be have them.
   *
   * @param values by key; null removes what the key has
   * @throws LogUnavailableException if it is not certain that they are stored
   * @throws IllegalStateException behind {@link #close}
   */
  public void write(Map<String, byte @Nullable []> values) {
    try {
      List<Future<RecordMetadata>> sent = values.entrySet().stream()
          .map(each -> producer().send(new ProducerRecord<>(partition.topic(),
              partition.partition(), each.getKey().getBytes(UTF_8), each.getValue())))
          .toList();
      for (Future<RecordMetadata> each : sent) {
        each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (ExecutionException failure) {
      throw unavailable(failure.getCause() == null ? failure : failure.getCause(),
          AclOperation.WRITE);
    } catch (KafkaException | TimeoutException failure) {
      throw unavailable(failure, AclOperation.WRITE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LogUnavailableException("interrupted while storing " + what, interrupted);
    }
  }

  private synchronized Producer<byte[], byte[]> producer() {
    if (isClosed) {
      throw new IllegalStateException("closed, so " + what + " cannot be stored any more");
    }
    Producer<byte[], byte[]> open = producer == null
        ? new KafkaProducer<>(connection.with(WRITING), new ByteArraySerializer(),
            new ByteArraySerializer())
        : producer;
    producer = open;
    return open;
  }

  private LogUnavailableException unavailable(Throwable failure, AclOperation operation) {
    return connection.unavailable("Kafka does not keep or tell " + what, failure,
        Right.onTopic(partition.topic(), operation));
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }
}
