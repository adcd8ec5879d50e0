package io.orderlog.benchmarks.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orderlog.eventlog.stock.StockLog;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts in the log which holds were ended because their time had come. Used by one thread. */
final class ExpiredHolds {

  private static final String RELEASED = "stock.reservation-released.v1";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HeldItems held;
  private final Set<String> ended = new HashSet<>();
  private Instant last = Instant.MIN;

  private ExpiredHolds(HeldItems held) {
    this.held = held;
  }

  /**
   * Waits until all are ended, and to the end of the log.
   *
   * @return from when they were due to the time of the last event
   * @throws IllegalStateException if one was ended twice or before its time, or is not ended within
   *     two minutes
   */
  static Duration awaitAll(HeldItems held) {
    return new ExpiredHolds(held).read();
  }

  private Duration read() {
    try (var consumer = new KafkaConsumer<>(Map.<String, Object>of(
        "bootstrap.servers", held.bootstrapServers(), "isolation.level", "read_committed",
        "max.poll.records", 5_000), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(StockLog.STOCK.eventsTopic()).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long start = System.nanoTime();
      while (ended.size() < held.items() || !isAtEnd(consumer, partitions)) {
        consumer.poll(Duration.ofSeconds(1)).forEach(this::take);
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw new IllegalStateException(
              ended.size() + " of " + held.items() + " holds were ended in time");
        }
      }
    }
    return Duration.between(held.until(), last);
  }

  private static boolean isAtEnd(
      KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    return consumer.endOffsets(partitions).entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void take(ConsumerRecord<byte[], byte[]> event) {
    if (!RELEASED.equals(header(event, "ce_type"))) {
      return;
    }
    Instant at = Instant.parse(header(event, "ce_time"));
    String item = header(event, "ce_subject");
    if (at.isBefore(held.until()) || !ended.add(item)) {
      throw new IllegalStateException(item + " was ended twice, or before its time: " + at);
    }
    last = at.isAfter(last) ? at : last;
  }

  private static String header(ConsumerRecord<byte[], byte[]> event, String name) {
    return new String(event.headers().lastHeader(name).value(), UTF_8);
  }
}
