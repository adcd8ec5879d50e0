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

/** Logs as a plain Kafka consumer reads it, in any language: by its CloudEvents headers. */
public final class LogReading {

  private static final Duration POLL = Duration.ofMillis(200);

  private final String bootstrapServers;
  private final Duration bound;

  /**
   * Of this cluster.
   *
   * @param bound how long committed readers may take until they have seen everything
   */
  public LogReading(String bootstrapServers, Duration bound) {
    this.bootstrapServers = bootstrapServers;
    this.bound = bound;
  }

  /**
   * Reads all that was in the topic when it was called.
   *
   * @throws AssertionError if committed readers do not get to the end within the bound
   */
  LogContent read(String topic) {
    return read(List.of(topic)).getOrDefault(topic, new LogContent(List.of(), Set.of()));
  }

  /** The same of several topics, each as it was at a moment of its own. */
  public Map<String, LogContent> read(List<String> topics) {
    Map<TopicPartition, Long> highWatermarks;
    List<ConsumerRecord<byte[], byte[]>> uncommitted;
    try (var consumer = consumer("read_uncommitted")) {
      highWatermarks = consumer.endOffsets(partitions(topics, consumer));
      uncommitted = readTo(highWatermarks, consumer);
    }
    List<ConsumerRecord<byte[], byte[]>> committed;
    try (var consumer = consumer("read_committed")) {
      committed = readTo(highWatermarks, consumer);
    }
    return topics.stream().collect(Collectors.toMap(
        topic -> topic, topic -> content(in(topic, uncommitted), in(topic, committed))));
  }

  private static List<ConsumerRecord<byte[], byte[]>> in(
      String topic, List<ConsumerRecord<byte[], byte[]>> all) {
    return all.stream().filter(each -> each.topic().equals(topic)).toList();
  }

  private static LogContent content(List<ConsumerRecord<byte[], byte[]>> uncommitted,
      List<ConsumerRecord<byte[], byte[]>> records) {
    List<LoggedEvent> committed = records.stream().map(LogReading::event).toList();
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
    read.removeIf(found -> found.offset() >= ends
        .getOrDefault(new TopicPartition(found.topic(), found.partition()), 0L));
    return read;
  }

  private static Set<TopicPartition> partitions(
      List<String> topics, KafkaConsumer<byte[], byte[]> consumer) {
    return topics.stream().flatMap(topic -> consumer.partitionsFor(topic).stream())
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .collect(Collectors.toSet());
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
