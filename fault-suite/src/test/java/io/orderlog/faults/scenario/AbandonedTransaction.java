package io.orderlog.faults.scenario;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A transaction with a record in every partition that is neither committed nor aborted. */
final class AbandonedTransaction {

  private static final String TOPIC = "orders.events";

  private AbandonedTransaction() {}

  /**
   * Leaves it open.
   *
   * @param timeout after which Kafka aborts it
   */
  static void begin(String bootstrapServers, Duration timeout)
      throws InterruptedException, ExecutionException {
    var producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers,
        "transactional.id", "somebody-else",
        "transaction.timeout.ms", Math.toIntExact(timeout.toMillis())),
        new StringSerializer(), new StringSerializer());
    producer.initTransactions();
    producer.beginTransaction();
    for (var partition : producer.partitionsFor(TOPIC)) {
      producer.send(new ProducerRecord<>(TOPIC, partition.partition(), "key", "value")).get();
    }
    // Closed without waiting, it does not abort what it has begun.
    producer.close(Duration.ZERO);
  }
}
