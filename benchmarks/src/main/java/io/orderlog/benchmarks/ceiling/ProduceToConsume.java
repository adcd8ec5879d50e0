package io.orderlog.benchmarks.ceiling;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The ceiling for how soon a change is seen: one record is sent, and a consumer that waits for it
 * has it. Used by one thread.
 */
public final class ProduceToConsume implements AutoCloseable {

  private static final String TOPIC = "bare.records";
  private static final int RECORD_BYTES = 300;
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long PATIENCE_SECONDS = 30;

  private final KafkaProducer<byte[], byte[]> producer;
  private final BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();
  private final Thread consuming;
  private volatile boolean closing;

  /** Makes a topic of one partition, a producer and a consumer. */
  public ProduceToConsume(String bootstrapServers) {
    Map<String, Object> broker = Map.of("bootstrap.servers", bootstrapServers);
    createTopic(broker);
    producer = new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer());
    consuming = Thread.ofPlatform().start(() -> consume(broker));
  }

  /** Microseconds from sending a record to its arrival. */
  public long microsToArrival() {
    try {
      long sent = System.nanoTime();
      var acknowledged = producer
          .send(new ProducerRecord<>(TOPIC, 0, new byte[36], new byte[RECORD_BYTES]));
      Long arrived = arrivals.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      acknowledged.get();
      if (arrived == null) {
        throw new IllegalStateException("no record came");
      }
      return (arrived - sent) / 1_000;
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    closing = true;
    producer.close();
    try {
      consuming.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void consume(Map<String, Object> broker) {
    TopicPartition partition = new TopicPartition(TOPIC, 0);
    try (var consumer = new KafkaConsumer<>(broker, new ByteArrayDeserializer(),
        new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      while (!closing) {
        int records = consumer.poll(POLL).count();
        long now = System.nanoTime();
        for (int i = 0; i < records; i++) {
          arrivals.add(now);
        }
      }
    }
  }

  private static void createTopic(Map<String, Object> broker) {
    try (Admin admin = Admin.create(broker)) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("no topic for bare records", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
