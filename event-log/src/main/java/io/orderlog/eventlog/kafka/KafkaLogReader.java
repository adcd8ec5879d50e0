package io.orderlog.eventlog.kafka;

import io.orderlog.eventlog.HistoryLostException;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.RecordedEvent;
import io.orderlog.eventlog.UnreadableEventException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One consumer without a group: where it stands is told to it, never kept in Kafka. */
final class KafkaLogReader<E> implements LogReader<E> {

  private static final Map<String, Object> SETTINGS = Map.of(
      "isolation.level", "read_committed",
      "enable.auto.commit", false,
      // A position that the log no longer has is an error, never a reason to jump.
      "auto.offset.reset", "none",
      "allow.auto.create.topics", false,
      "max.poll.records", 2_000,
      "fetch.max.wait.ms", 500,
      "retry.backoff.ms", 20);

  private final String topic;
  private final Consumer<byte[], byte[]> consumer;
  private final CloudEventRecords<E> records;

  private KafkaLogReader(
      String topic, Consumer<byte[], byte[]> consumer, CloudEventRecords<E> records) {
    this.topic = topic;
    this.consumer = consumer;
    this.records = records;
  }

  static <E> KafkaLogReader<E> open(KafkaConnection connection, String topic,
      Map<Integer, Long> from, CloudEventRecords<E> records) {
    var consumer = new KafkaConsumer<>(connection.with(SETTINGS),
        new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(KafkaEventLog.topicPartitions(topic, from.keySet()));
    KafkaLogReader<E> reader = new KafkaLogReader<>(topic, consumer, records);
    from.forEach(reader::seek);
    return reader;
  }

  @Override
  public List<RecordedEvent<E>> poll(Duration timeout) {
    Map<Integer, Long> start = positions();
    try {
      return decode(consumer.poll(timeout));
    } catch (OffsetOutOfRangeException gone) {
      throw new HistoryLostException("records of " + topic + " are gone: its partitions do not"
          + " hold the offsets " + gone.offsetOutOfRangePartitions()
          + ". Restore the log, or remove what was built from it and rebuild", gone);
    } catch (UnreadableEventException unreadable) {
      // Whoever asks again meets the same record, not the one behind it.
      start.forEach(this::seek);
      throw unreadable;
    }
  }

  @Override
  public Map<Integer, Long> positions() {
    Map<Integer, Long> positions = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      positions.put(partition.partition(), consumer.position(partition));
    }
    return positions;
  }

  @Override
  public void seek(int partition, long offset) {
    consumer.seek(new TopicPartition(topic, partition), offset);
  }

  @Override
  public void close() {
    consumer.close();
  }

  private List<RecordedEvent<E>> decode(ConsumerRecords<byte[], byte[]> polled) {
    List<RecordedEvent<E>> events = new ArrayList<>(polled.count());
    for (ConsumerRecord<byte[], byte[]> polledRecord : polled) {
      events.add(records.toEvent(polledRecord));
    }
    return events;
  }
}
