package io.orderlog.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.topics.EventTopic;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/** Topics that no other test knows, on the broker that all tests share. */
public final class TestTopics {

  private static final String EVENTS = ".events";

  private TestTopics() {}

  static String newName() {
    return "test-" + UUID.randomUUID() + EVENTS;
  }

  /** The log of a topic that was made here. */
  public static <E> AggregateLog<E> log(String topic, EventCodec<E> codec) {
    return new AggregateLog<>(topic.substring(0, topic.length() - EVENTS.length()), codec, 1);
  }

  /** A topic as the system makes it. */
  public static String create(KafkaConnection connection, int partitions) {
    String topic = newName();
    EventTopic.createIfMissing(connection, topic, partitions);
    return topic;
  }

  /** A topic as somebody else may have made it. */
  public static String create(KafkaConnection connection, int partitions,
      Map<String, String> settings) {
    String topic = newName();
    try (KafkaAdmin admin = KafkaAdmin.connect(connection)) {
      admin.await(admin.client().createTopics(
          List.of(new NewTopic(topic, partitions, (short) 1).configs(settings))).all(),
          "making a topic for a test");
      EventTopic.awaitKnown(admin, topic);
    }
    return topic;
  }

  /** Changes a setting of the topic and waits until the broker keeps to it. */
  static void set(KafkaConnection connection, String topic, String name, int value) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (KafkaAdmin admin = KafkaAdmin.connect(connection)) {
      admin.await(admin.client().incrementalAlterConfigs(Map.of(resource, List.of(new AlterConfigOp(
          new ConfigEntry(name, String.valueOf(value)), AlterConfigOp.OpType.SET)))).all(),
          "changing a topic of a test");
      Eventually.holds(() -> assertThat(admin.settings(resource))
          .containsEntry(name, String.valueOf(value)));
    }
  }

  /** Deletes the topic and waits until the broker no longer talks of it. */
  static void delete(KafkaConnection connection, String topic) {
    try (KafkaAdmin admin = KafkaAdmin.connect(connection)) {
      admin.await(admin.client().deleteTopics(List.of(topic)).all(), "deleting a topic of a test");
      Eventually.holds(() -> assertThat(
          admin.await(admin.client().listTopics().names(), "listing topics"))
          .doesNotContain(topic));
    }
  }
}
