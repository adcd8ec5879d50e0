package io.orderlog.eventlog.kafka.topics;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.embedded.BrokerSettings;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.kafka.RawClients;
import io.orderlog.eventlog.kafka.TestTopics;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.topics.DurabilityGuard.Kept;
import io.orderlog.settings.Durability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedKafka.class)
class DurabilityGuardTest {

  @Test
  void one_broker_that_flushes_nothing_does_not_survive_the_loss_of_power(EmbeddedKafka kafka) {
    KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
    String topic = TestTopics.create(connection, 1);

    assertThatThrownBy(() -> check(connection, topic, Durability.POWER_LOSS))
        .isInstanceOf(UnsafeTopicException.class)
        .hasMessageContainingAll(topic + " (min.insync.replicas is 1, flush.messages is ",
            "__transaction_state (min.insync.replicas is 1, flush.messages is ",
            "min.insync.replicas=2", "log.flush.interval.messages=1",
            "ORDERLOG_DURABILITY=process-crash")
        .hasMessageNotContaining("\n");
  }

  @Test
  void one_broker_survives_the_crash_of_a_process(EmbeddedKafka kafka) {
    KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
    String topic = TestTopics.create(connection, 1);

    assertThatCode(() -> check(connection, topic, Durability.PROCESS_CRASH))
        .doesNotThrowAnyException();
  }

  @Test
  void a_topic_that_is_flushed_is_not_enough_without_the_coordinators_notes(EmbeddedKafka kafka) {
    KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
    String topic = TestTopics.create(
        connection, 1, Map.of("cleanup.policy", "compact", "flush.messages", "1"));

    assertThatThrownBy(() -> check(connection, topic, Durability.POWER_LOSS))
        .hasMessageContaining("in memory in __transaction_state (");
  }

  @Test
  void a_broker_that_flushes_first_survives_the_loss_of_power(@TempDir Path folder) {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(
        BrokerSettings.onFreePort(folder, Durability.POWER_LOSS))) {
      KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
      String topic = TestTopics.create(connection, 1);
      // There are no transactions yet, and so no topic of theirs.
      check(connection, topic, Durability.POWER_LOSS);
      RawClients.producerInTransaction(connection, "durable").close(Duration.ZERO);
      check(connection, topic, Durability.POWER_LOSS);
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 9223372036854775807", "3, 9223372036854775807", "1, 1"})
  void a_second_copy_or_a_flush_is_enough(String inSync, String flushMessages) {
    assertThatCode(() -> DurabilityGuard.requireKeptWithoutPower(
        List.of(new Kept("orders.events", inSync, flushMessages)))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"1, 9223372036854775807", "1, 10000", "1, 2"})
  void one_copy_that_is_not_flushed_is_not(String inSync, String flushMessages) {
    assertThatThrownBy(() -> DurabilityGuard.requireKeptWithoutPower(List.of(
        new Kept("orders.events", "2", flushMessages),
        new Kept("__transaction_state", inSync, flushMessages))))
        .hasMessageContaining("in memory in __transaction_state (");
  }

  private static void check(KafkaConnection connection, String topic, Durability promised) {
    try (KafkaAdmin admin = KafkaAdmin.connect(connection)) {
      DurabilityGuard.check(admin, topic, promised);
    }
  }
}
