package io.orderlog.eventlog.kafka;

import io.orderlog.eventlog.HistoryLostException;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.codec.UnreadableEventException;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.kafka.connection.KafkaClientMeters.Measured;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.rights.Right;
import io.orderlog.eventlog.shared.MemberReplacedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** One consumer: its place is given to it, never kept in Kafka. */
final class KafkaLogReader<E> implements LogReader<E> {

  static final Map<String, Object> SETTINGS = Map.of(
      "isolation.level", "read_committed",
      "enable.auto.commit", false,
      // A position that the log no longer has is an error, never a reason to jump.
      "auto.offset.reset", "none",
      "allow.auto.create.topics", false,
      "max.poll.records", 2_000,
      // How long Kafka waits for events before it answers, which it does at once if there are any.
      "fetch.max.wait.ms", 2_000,
      // A broker that was frozen or replaced is asked again well before users lose patience.
      "request.timeout.ms", 10_000,
      "default.api.timeout.ms", 15_000,
      "retry.backoff.ms", 20);

  private final KafkaConnection connection;
  private final String topic;
  private final Right[] needed;
  private final Consumer<byte[], byte[]> consumer;
  private final CloudEventRecords<E> records;
  private final Measured measured;
  private @Nullable UnreadableEventException unreadable;

  KafkaLogReader(KafkaConnection connection, String topic, Consumer<byte[], byte[]> consumer,
      CloudEventRecords<E> records, Measured measured, Right... alsoNeeded) {
    this.connection = connection;
    this.needed = needed(topic, alsoNeeded);
    this.topic = topic;
    this.consumer = consumer;
    this.records = records;
    this.measured = measured;
  }

  static <E> KafkaLogReader<E> open(KafkaConnection connection, String topic,
      Offsets from, CloudEventRecords<E> records) {
    try {
      var consumer = new KafkaConsumer<>(connection.with(SETTINGS),
          new ByteArrayDeserializer(), new ByteArrayDeserializer());
      consumer.assign(KafkaEventLog.topicPartitions(topic, from.partitions()));
      KafkaLogReader<E> reader = new KafkaLogReader<>(connection, topic, consumer,
          records, connection.meters().measure("reader", consumer.metrics()));
      from.byPartition().forEach(reader::seek);
      return reader;
    } catch (KafkaException failure) {
      throw unavailable(connection, topic, failure);
    }
  }

  @Override
  public List<RecordedEvent<E>> poll(Duration timeout) {
    if (unreadable == null) {
      List<RecordedEvent<E>> events = decode(fetch(timeout));
      if (unreadable == null || !events.isEmpty()) {
        return events;
      }
    }
    throw unreadable;
  }

  @Override
  public Offsets positions() {
    Map<Integer, Long> positions = new HashMap<>();
    try {
      for (TopicPartition partition : consumer.assignment()) {
        positions.put(partition.partition(), consumer.position(partition));
      }
      return new Offsets(positions);
    } catch (KafkaException failure) {
      throw unavailable(failure);
    }
  }

  @Override
  public void seek(int partition, long offset) {
    unreadable = null;
    consumer.seek(new TopicPartition(topic, partition), offset);
  }

  @Override
  public void close() {
    measured.close();
    // In no group there is nothing to hand over, only a long poll to wait for.
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }

  private ConsumerRecords<byte[], byte[]> fetch(Duration timeout) {
    try {
      return consumer.poll(timeout);
    } catch (OffsetOutOfRangeException gone) {
      throw new HistoryLostException("records of " + topic + " are gone: its partitions do not"
          + " hold the offsets " + gone.offsetOutOfRangePartitions()
          + ". Restore the log, or remove what was built from it and rebuild", gone);
    } catch (FencedInstanceIdException replaced) {
      throw new MemberReplacedException("another process has joined the readers of " + topic
          + " in the place of this one", replaced);
    } catch (KafkaException failure) {
      if (failure.getCause() instanceof KafkaException damage
          && damage.getClass() == KafkaException.class) {
        throw damaged(failure, damage);
      }
      throw unavailable(failure);
    }
  }

  /**
   * The client's own words advise to pass the record over, which would be to lose it in silence.
   */
  private LogUnavailableException damaged(KafkaException failure, KafkaException damage) {
    return new LogUnavailableException("the log " + topic + " is damaged: " + damage.getMessage()
        + ". Restore it from a backup", failure);
  }

  private LogUnavailableException unavailable(KafkaException failure) {
    return unavailable(connection, topic, failure, needed);
  }

  static LogUnavailableException unavailable(
      KafkaConnection connection, String topic, KafkaException failure, Right... needed) {
    return connection.unavailable("Kafka failed while " + topic + " was read", failure, needed);
  }

  private static Right[] needed(String topic, Right... alsoNeeded) {
    return Stream.concat(Stream.of(Right.onTopic(topic, AclOperation.READ)),
        Stream.of(alsoNeeded)).toArray(Right[]::new);
  }

  private List<RecordedEvent<E>> decode(ConsumerRecords<byte[], byte[]> polled) {
    List<RecordedEvent<E>> events = new ArrayList<>(polled.count());
    for (TopicPartition partition : polled.partitions()) {
      decode(partition, polled.records(partition), events);
    }
    return events;
  }

  /** Takes what comes before the first unreadable record, and leaves the reader at that one. */
  private void decode(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> polled,
      List<RecordedEvent<E>> events) {
    for (ConsumerRecord<byte[], byte[]> polledRecord : polled) {
      try {
        events.add(records.toEvent(polledRecord));
      } catch (UnreadableEventException found) {
        consumer.seek(partition, polledRecord.offset());
        unreadable = found;
        return;
      }
    }
  }
}
