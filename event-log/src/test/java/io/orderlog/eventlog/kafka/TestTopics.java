package io.orderlog.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.eventlog.Eventually;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/** Topics that no other test knows, on the broker that all tests share. */
final class TestTopics {

  private TestTopics() {}

  static String newName() {
    return "events-" + UUID.randomUUID();
  }

  /** A topic as the system makes it. */
  static String create(KafkaConnection connection, int partitions) {
    String topic = newName();
    EventTopic.createIfMissing(connection, topic, partitions);
    return topic;
  }

  /** A topic as somebody else may have made it. */
  static String create(KafkaConnection connection, int partitions, Map<String, String> settings) {
    String topic = newName();
    try (Admin admin = Admin.create(connection.with(Map.of()))) {
      AdminCalls.await(admin.createTopics(
          List.of(new NewTopic(topic, partitions, (short) 1).configs(settings))).all(),
          "making a topic for a test");
      EventTopic.awaitKnown(admin, topic);
    }
    return topic;
  }

  /** Changes a setting of the topic and waits until the broker keeps to it. */
  static void set(KafkaConnection connection, String topic, String name, int value) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = Admin.create(connection.with(Map.of()))) {
      AdminCalls.await(admin.incrementalAlterConfigs(Map.of(resource, List.of(new AlterConfigOp(
          new ConfigEntry(name, String.valueOf(value)), AlterConfigOp.OpType.SET)))).all(),
          "changing a topic of a test");
      Eventually.holds(() -> assertThat(AdminCalls.settings(admin, resource))
          .containsEntry(name, String.valueOf(value)));
    }
  }

  /** Deletes the topic and waits until the broker no longer talks of it. */
  static void delete(KafkaConnection connection, String topic) {
    try (Admin admin = Admin.create(connection.with(Map.of()))) {
      AdminCalls.await(admin.deleteTopics(List.of(topic)).all(), "deleting a topic of a test");
      Eventually.holds(() -> assertThat(
          AdminCalls.await(admin.listTopics().names(), "listing topics")).doesNotContain(topic));
    }
  }
}
