package io.orderlog.benchmarks.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Hears from the log when orders are paid, as any reader of the topic does. Thread-safe. */
final class PaidOrders implements AutoCloseable {

  private static final String TOPIC = "orders.events";
  private static final String PAID = "order.paid.v1";
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long PATIENCE_SECONDS = 60;

  private final Map<String, CompletableFuture<Long>> paidAt = new ConcurrentHashMap<>();
  private final Thread reading;
  private volatile boolean closing;

  /** Reads what comes from now on. */
  PaidOrders(String bootstrapServers) {
    CompletableFuture<Void> listens = new CompletableFuture<>();
    reading = Thread.ofPlatform().start(() -> read(bootstrapServers, listens));
    listens.join();
  }

  /** Has to be said before the order can be paid. */
  void expect(String orderId) {
    paidAt.put(orderId, new CompletableFuture<>());
  }

  /**
   * Waits for an order that is expected.
   *
   * @return {@link System#nanoTime} of when its payment was read
   * @throws IllegalStateException if it is not paid within a minute
   */
  long awaitPaid(String orderId) {
    try {
      return Objects.requireNonNull(paidAt.get(orderId), "it is not expected")
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new IllegalStateException("order " + orderId + " was not paid", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } finally {
      paidAt.remove(orderId);
    }
  }

  private void read(String bootstrapServers, CompletableFuture<Void> listens) {
    try (var consumer = new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
        new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all = consumer.partitionsFor(TOPIC).stream()
          .map(each -> new TopicPartition(TOPIC, each.partition())).toList();
      consumer.assign(all);
      consumer.seekToEnd(all);
      all.forEach(consumer::position);
      listens.complete(null);
      while (!closing) {
        consumer.poll(POLL).forEach(this::hear);
      }
    } catch (RuntimeException failure) {
      listens.completeExceptionally(failure);
      paidAt.values().forEach(each -> each.completeExceptionally(failure));
    }
  }

  private void hear(ConsumerRecord<byte[], byte[]> event) {
    if (!PAID.equals(new String(event.headers().lastHeader("ce_type").value(), UTF_8))) {
      return;
    }
    CompletableFuture<Long> expected =
        paidAt.get(new String(event.headers().lastHeader("ce_subject").value(), UTF_8));
    if (expected != null) {
      expected.complete(System.nanoTime());
    }
  }

  @Override
  public void close() {
    closing = true;
    try {
      reading.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
