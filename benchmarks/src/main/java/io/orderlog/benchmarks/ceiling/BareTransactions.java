package io.orderlog.benchmarks.ceiling;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The ceiling for one command after the other: a Kafka transaction of one record, and another. */
public final class BareTransactions {

  private static final String TOPIC = "bare.transactions";
  private static final int RECORD_BYTES = 300;
  private static final long HIGHEST_MICROS = Duration.ofMinutes(2).toNanos() / 1000;

  private BareTransactions() {}

  /** Microseconds from begin to commit, over this long after the warm-up. */
  public static Histogram run(String bootstrapServers, Duration warmUp, Duration measured) {
    Map<String, Object> broker = Map.of("bootstrap.servers", bootstrapServers);
    createTopic(broker);
    Histogram latency = new Histogram(HIGHEST_MICROS, 3);
    try (var producer = new KafkaProducer<>(Map.<String, Object>of(
        "bootstrap.servers", bootstrapServers, "transactional.id", "bare", "retry.backoff.ms", 5),
        new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      long from = System.nanoTime() + warmUp.toNanos();
      long until = from + measured.toNanos();
      for (long start = System.nanoTime(); start < until; start = System.nanoTime()) {
        commitOne(producer);
        if (start >= from) {
          latency.recordValue((System.nanoTime() - start) / 1000);
        }
      }
    }
    return latency;
  }

  private static void commitOne(KafkaProducer<byte[], byte[]> producer) {
    producer.beginTransaction();
    var sent = producer.send(new ProducerRecord<>(TOPIC, 0, new byte[36], new byte[RECORD_BYTES]));
    producer.commitTransaction();
    if (!sent.isDone()) {
      throw new IllegalStateException("committed, but not acknowledged");
    }
  }

  private static void createTopic(Map<String, Object> broker) {
    try (Admin admin = Admin.create(broker)) {
      if (!admin.listTopics().names().get().contains(TOPIC)) {
        admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
      }
    } catch (ExecutionException failure) {
      throw new IllegalStateException("no topic for bare transactions", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
