package io.orderlog.faults.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orderlog.faults.history.LogContent;
import io.orderlog.faults.history.LoggedEvent;
import io.orderlog.faults.history.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The log as a plain Kafka consumer reads it, in any language: by its CloudEvents headers. */
final class LogReading {

  private static final Duration POLL = Duration.ofMillis(200);

  private final String bootstrapServers;
  private final String topic;
  private final Duration bound;

  /**
   * Of this cluster and topic.
   *
   * @param bound how long committed readers may take until they have seen everything
   */
  LogReading(String bootstrapServers, String topic, Duration bound) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
    this.bound = bound;
  }

  /**
   * Reads all that was there when it was called.
   *
   * @throws AssertionError if committed readers do not get to the end within the bound
   */
  LogContent read() {
    Map<TopicPartition, Long> highWatermarks;
    List<ConsumerRecord<byte[], byte[]>> uncommitted;
    try (var consumer = consumer("read_uncommitted")) {
      highWatermarks = consumer.endOffsets(partitions(consumer));
      uncommitted = readTo(highWatermarks, consumer);
    }
    List<LoggedEvent> committed;
    try (var consumer = consumer("read_committed")) {
      committed = readTo(highWatermarks, consumer).stream().map(LogReading::event).toList();
    }
    Set<Position> aborted = uncommitted.stream().map(LogReading::position)
        .collect(Collectors.toSet());
    committed.forEach(event -> aborted.remove(event.position()));
    return new LogContent(committed, aborted);
  }

  private List<ConsumerRecord<byte[], byte[]>> readTo(
      Map<TopicPartition, Long> ends, KafkaConsumer<byte[], byte[]> consumer) {
    List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
    consumer.assign(ends.keySet());
    consumer.seekToBeginning(ends.keySet());
    long start = System.nanoTime();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(read::add);
      if (System.nanoTime() - start > bound.toNanos()) {
        throw new AssertionError("a consumer did not get to the end of the log within "
            + bound.toSeconds() + " s: the ends are " + ends + ", it is at " + ends.keySet()
                .stream().collect(Collectors.toMap(TopicPartition::partition, consumer::position)));
      }
    }
    read.removeIf(
        found -> found.offset() >= ends.getOrDefault(new TopicPartition(topic, found.partition()),
            0L));
    return read;
  }

  private Set<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(topic, info.partition())).collect(Collectors.toSet());
  }

  private static LoggedEvent event(ConsumerRecord<byte[], byte[]> found) {
    return new LoggedEvent(position(found), header(found, "ce_subject"),
        Long.parseLong(header(found, "ce_sequence")), header(found, "ce_commandid"),
        header(found, "ce_type"), Instant.parse(header(found, "ce_time")),
        new String(found.value(), UTF_8));
  }

  private static Position position(ConsumerRecord<?, ?> found) {
    return new Position(found.partition(), found.offset());
  }

  private static String header(ConsumerRecord<?, ?> found, String name) {
    return new String(found.headers().lastHeader(name).value(), UTF_8);
  }

  private KafkaConsumer<byte[], byte[]> consumer(String isolationLevel) {
    return new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers,
        "isolation.level", isolationLevel, "enable.auto.commit", false),
        new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
