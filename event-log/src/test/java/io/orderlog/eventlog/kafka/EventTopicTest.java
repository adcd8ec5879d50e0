package io.orderlog.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.LogIdentity;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedKafka.class)
class EventTopicTest {

  private KafkaConnection connection;
  private Admin admin;

  @BeforeEach
  void connect(EmbeddedKafka kafka) {
    connection = KafkaConnection.to(kafka.bootstrapServers());
    admin = Admin.create(connection.with(Map.of()));
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
    TopicGuard.check(connection, topic, OptionalInt.of(5));
  }

  @Test
  void is_left_as_it_is_if_it_exists() {
    String topic = TestTopics.create(connection, 2, Map.of("cleanup.policy", "delete"));
    LogIdentity before = EventTopic.identify(admin, topic);

    EventTopic.createIfMissing(connection, topic, 5);

    assertThat(EventTopic.identify(admin, topic)).isEqualTo(before);
    assertThat(settings(topic).get("cleanup.policy").value()).isEqualTo("delete");
  }

  private Config settings(String topic) {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return AdminCalls.await(admin.describeConfigs(List.of(resource)).values().values().iterator()
        .next(), "asking for settings");
  }
}
