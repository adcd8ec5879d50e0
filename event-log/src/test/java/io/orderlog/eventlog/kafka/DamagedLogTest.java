package io.orderlog.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.embedded.BrokerSettings;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.settings.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that gives back other bytes than it was given. */
class DamagedLogTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir
  Path folder;

  @Test
  void a_reader_says_where_the_log_is_damaged_and_passes_nothing_over() throws Exception {
    String topic;
    try (EmbeddedKafka kafka = start()) {
      KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
      topic = TestTopics.create(connection, 1);
      try (Producer<byte[], byte[]> producer = RawClients.producer(connection)) {
        producer.send(new ProducerRecord<>(topic, 0, new byte[100], new byte[100])).get();
      }
    }
    flipLastByte(folder.resolve(topic + "-0").resolve("00000000000000000000.log"));
    try (EmbeddedKafka kafka = start();
        KafkaEventLog<OrderEvent> log = KafkaEventLog.open(
            TestTopics.log(topic, OrderEventCodec.create()),
            KafkaConnection.to(kafka.bootstrapServers()));
        LogReader<OrderEvent> reader = log.openReader(Offsets.at(0, 0))) {
      for (int attempt = 1; attempt <= 2; attempt++) {
        assertThatThrownBy(() -> reader.poll(PATIENCE))
            .isInstanceOf(LogUnavailableException.class)
            .hasMessageStartingWith("the log " + topic + " is damaged: ")
            .hasMessageContainingAll(topic + "-0 at offset 0", "corrupt")
            .hasMessageEndingWith(". Restore it from a backup");
      }
    }
  }

  private EmbeddedKafka start() {
    return EmbeddedKafka.start(BrokerSettings.onFreePort(folder, Durability.PROCESS_CRASH));
  }

  private static void flipLastByte(Path segment) throws IOException {
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length - 1] ^= 1;
    Files.write(segment, bytes);
  }
}
