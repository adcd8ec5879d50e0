package io.orderlog.eventlog.kafka.positions;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.rights.Right;
import io.orderlog.eventlog.positions.Position;
import io.orderlog.eventlog.positions.Positions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Positions in a compacted topic of the cluster, {@link PositionsTopic}. It is read to its end when
 * somebody asks; nobody follows it.
 */
public final class KafkaPositions implements Positions {

  private static final TopicPartition PARTITION = new TopicPartition(PositionsTopic.NAME, 0);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int MOST_EMPTY_POLLS = 60;

  private static final Map<String, Object> READING = Map.of(
      "enable.auto.commit", false,
      "auto.offset.reset", "earliest",
      "allow.auto.create.topics", false,
      "retry.backoff.ms", 20);

  private static final Map<String, Object> WRITING = Map.of(
      "acks", "all",
      "enable.idempotence", true,
      "delivery.timeout.ms", 15_000,
      "request.timeout.ms", 5_000,
      "max.block.ms", 10_000L);

  private final KafkaConnection connection;
  private @Nullable Producer<byte[], byte[]> producer;

  /** Over this connection, once something is asked; the topic is there. */
  public KafkaPositions(KafkaConnection connection) {
    this.connection = connection;
  }

  @Override
  public Map<Integer, Position> load(String who, LogIdentity log) {
    Map<String, byte[]> last = readAll();
    Map<Integer, Position> positions = new HashMap<>();
    for (int partition : log.allPartitions()) {
      byte[] value = last.get(PositionRecords.key(who, log, partition));
      if (value != null) {
        PositionRecords.position(value, log)
            .ifPresent(position -> positions.put(partition, position));
      }
    }
    return positions;
  }

  @Override
  public void store(String who, LogIdentity log, Map<Integer, Position> positions) {
    try {
      List<Future<RecordMetadata>> sent = positions.entrySet().stream().map(each -> producer()
          .send(PositionRecords.of(who, log, each.getKey(), each.getValue()))).toList();
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
      throw new LogUnavailableException("interrupted while storing a position", interrupted);
    }
  }

  private Map<String, byte[]> readAll() {
    Map<String, byte[]> last = new HashMap<>();
    try (var consumer = new KafkaConsumer<>(connection.with(READING),
        new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      long end = consumer.endOffsets(List.of(PARTITION), PATIENCE)
          .getOrDefault(PARTITION, 0L);
      int emptyPolls = 0;
      while (consumer.position(PARTITION, PATIENCE) < end) {
        var read = consumer.poll(POLL);
        read.forEach(stored -> last.put(PositionRecords.keyOf(stored), stored.value()));
        emptyPolls = read.isEmpty() ? emptyPolls + 1 : 0;
        if (emptyPolls > MOST_EMPTY_POLLS) {
          throw new LogUnavailableException("Kafka does not tell positions: " + PARTITION
              + " cannot be read to its end", null);
        }
      }
      return last;
    } catch (KafkaException failure) {
      throw unavailable(failure, AclOperation.READ);
    }
  }

  private synchronized Producer<byte[], byte[]> producer() {
    Producer<byte[], byte[]> open = producer == null
        ? new KafkaProducer<>(connection.with(WRITING), new ByteArraySerializer(),
            new ByteArraySerializer())
        : producer;
    producer = open;
    return open;
  }

  private LogUnavailableException unavailable(Throwable failure, AclOperation operation) {
    return connection.unavailable("Kafka does not keep or tell positions", failure,
        Right.onTopic(PositionsTopic.NAME, operation));
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }
}
