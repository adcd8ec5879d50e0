package io.orderlog.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.settings.Durability;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("faults")
@Tag("faults-short")
class CrashTest {

  private static final TopicPartition EVENTS = new TopicPartition("events", 0);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir
  Path temporary;

  @Test
  void a_commit_that_was_noted_before_the_crash_is_completed_after_it() throws Exception {
    Path folder = temporary.resolve("running");
    Path crashed = temporary.resolve("crashed");
    try (EmbeddedKafka kafka = start(folder)) {
      createEvents(kafka);
      try (var producer = producer(kafka)) {
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(EVENTS.topic(), "answered")).get();
        CrashedBroker.leave(kafka, folder, CrashedBroker.Noted.PREPARE_COMMIT, crashed);
      }
    }
    try (EmbeddedKafka kafka = start(crashed)) {
      assertThat(committed(kafka)).containsExactly("answered");
    }
  }

  private static EmbeddedKafka start(Path folder) {
    return EmbeddedKafka.start(BrokerSettings.onFreePort(folder, Durability.PROCESS_CRASH));
  }

  private static void createEvents(EmbeddedKafka kafka)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(EVENTS.topic(), 1, (short) 1))).all().get();
    }
  }

  private static KafkaProducer<String, String> producer(EmbeddedKafka kafka) {
    return new KafkaProducer<>(Map.of(
        "bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "writer"),
        new StringSerializer(), new StringSerializer());
  }

  private static List<String> committed(EmbeddedKafka kafka) {
    try (var consumer = new KafkaConsumer<>(Map.<String, Object>of(
        "bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
        new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(EVENTS));
      consumer.seekToBeginning(List.of(EVENTS));
      return consumer.poll(PATIENCE).records(EVENTS).stream()
          .map(event -> event.value()).toList();
    }
  }
}
