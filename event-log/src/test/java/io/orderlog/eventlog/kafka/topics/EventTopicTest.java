package io.orderlog.eventlog.kafka.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.kafka.RawClients;
import io.orderlog.eventlog.kafka.TestTopics;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.topics.TopicGuard.Use;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedKafka.class)
class EventTopicTest {

  private KafkaConnection connection;
  private KafkaAdmin admin;

  @BeforeEach
  void connect(EmbeddedKafka kafka) {
    connection = KafkaConnection.to(kafka.bootstrapServers());
    admin = KafkaAdmin.connect(connection);
  }

  @AfterEach
  void disconnect() {
    admin.close();
  }

  @Test
  void is_compacted_and_safe_for_events() {
    String topic = TestTopics.create(connection, 5);

    assertThat(settings(topic).get("cleanup.policy").value()).isEqualTo("compact");
    assertThat(EventTopic.identify(admin, topic).partitions()).isEqualTo(5);
    TopicGuard.check(admin, topic, OptionalInt.of(5), Use.READING);
  }

  @Test
  void is_left_as_it_is_if_it_exists() {
    String topic = TestTopics.create(connection, 2, Map.of("cleanup.policy", "delete"));
    LogIdentity before = EventTopic.identify(admin, topic);

    EventTopic.createIfMissing(connection, topic, 5);

    assertThat(EventTopic.identify(admin, topic)).isEqualTo(before);
    assertThat(settings(topic).get("cleanup.policy").value()).isEqualTo("delete");
  }

  /** Kafka refuses records that are more than an hour ahead of its own clock, by default. */
  @Test
  void takes_what_a_writer_with_a_clock_that_is_days_ahead_sends()
      throws InterruptedException, ExecutionException {
    String topic = TestTopics.create(connection, 1);
    long ahead = System.currentTimeMillis() + Duration.ofDays(3).toMillis();
    try (var producer = RawClients.producer(connection)) {
      producer.send(new ProducerRecord<>(topic, 0, ahead, "k".getBytes(UTF_8), new byte[0])).get();
    }
    assertThat(RawClients.readPartition0(connection, topic)).singleElement()
        .extracting(ConsumerRecord::timestamp).isEqualTo(ahead);
  }

  private Config settings(String topic) {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin
        .await(admin.client().describeConfigs(List.of(resource)).values().values().iterator()
            .next(), "asking for settings");
  }
}
