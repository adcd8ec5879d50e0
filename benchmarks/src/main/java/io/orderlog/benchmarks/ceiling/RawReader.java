package io.orderlog.benchmarks.ceiling;

import io.orderlog.eventlog.order.OrderLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The ceiling for reading: a read_committed consumer that throws away what it gets. */
public final class RawReader {

  private RawReader() {}

  /** Records per second, from the start of the order log to its end. */
  public static double rate(String bootstrapServers) {
    try (var consumer = new KafkaConsumer<>(Map.<String, Object>of(
        "bootstrap.servers", bootstrapServers, "isolation.level", "read_committed",
        "enable.auto.commit", false, "max.poll.records", 5_000),
        new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(OrderLog.ORDERS.eventsTopic()).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long start = System.nanoTime();
      long records = 0;
      while (partitions.stream().anyMatch(
          each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        records += consumer.poll(Duration.ofSeconds(1)).count();
      }
      return records / ((System.nanoTime() - start) / 1e9);
    }
  }
}
