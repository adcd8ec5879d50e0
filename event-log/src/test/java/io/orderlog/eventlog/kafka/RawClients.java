package io.orderlog.eventlog.kafka;

import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka's own clients, as anybody could use them next to the event log. */
public final class RawClients {

  private static final Duration POLL = Duration.ofMillis(100);

  private RawClients() {}

  public static Producer<byte[], byte[]> producer(KafkaConnection connection) {
    return new KafkaProducer<>(connection.with(Map.of()),
        new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** A producer in the middle of its first transaction. */
  public static Producer<byte[], byte[]> producerInTransaction(
      KafkaConnection connection, String transactionalId) {
    Producer<byte[], byte[]> producer = new KafkaProducer<>(
        connection.with(Map.of("transactional.id", transactionalId)),
        new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    producer.beginTransaction();
    return producer;
  }

  /** All records of partition 0 that are committed by now. */
  public static List<ConsumerRecord<byte[], byte[]>> readPartition0(
      KafkaConnection connection, String topic) {
    var partition = new TopicPartition(topic, 0);
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (var consumer = new KafkaConsumer<>(
        connection.with(Map.of("isolation.level", "read_committed", "fetch.max.wait.ms", 50)),
        new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        consumer.poll(POLL).forEach(found::add);
      }
    }
    return found;
  }
}
