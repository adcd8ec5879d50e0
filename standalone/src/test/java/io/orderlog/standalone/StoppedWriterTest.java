package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.settings.Environment;
import io.orderlog.standalone.broker.DataFolder;
import io.orderlog.standalone.broker.LocalBroker;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A log that nobody can read stops its writer for good. */
class StoppedWriterTest {

  private static final int SHORTER_THAN_ITS_PATIENCE_SECONDS = 100;

  @TempDir
  Path folder;

  @Test
  @Timeout(SHORTER_THAN_ITS_PATIENCE_SECONDS)
  void the_start_ends_at_once_and_says_why() throws Exception {
    StandaloneSettings settings = StandaloneSettings.of(new Environment(Map.of(
        "ORDERLOG_DATA", folder.toString(), "ORDERLOG_COMMAND_PORT", "0",
        "ORDERLOG_QUERY_PORT", "0", "ORDERLOG_KAFKA_PORT", "0",
        "ORDERLOG_DURABILITY", "process-crash")));
    try (LocalBroker broker = LocalBroker.start(settings.broker())) {
      KafkaEventLog.createIfMissing(OrderLog.ORDERS, KafkaConnection.to(broker.bootstrapServers()),
          OptionalInt.of(1)).close();
      writeGarbage(broker.bootstrapServers());
    }
    assertThatThrownBy(
        () -> Standalone.start(settings, TimeSource.system(), UUID::randomUUID))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("orderlog-writer-0 stopped because ")
        .hasMessageContaining("orders.events");
    // Nothing holds the folder now.
    DataFolder free = DataFolder.lock(folder).orElseThrow();
    free.close();
  }

  private static void writeGarbage(String bootstrapServers) throws Exception {
    try (KafkaProducer<String, String> producer = new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(),
        new StringSerializer())) {
      producer.send(new ProducerRecord<>(OrderLog.ORDERS.eventsTopic(), 0, "key", "garbage")).get();
    }
  }
}
