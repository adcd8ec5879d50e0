package io.orderlog.eventlog.kafka;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogUnavailableException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topic that is the log: made once, with the settings that keep every event for ever. */
public final class EventTopic {

  private EventTopic() {}

  /**
   * Makes the topic unless it exists; an existing one is left as it is. There will be a copy of
   * every record on three brokers, or on as many as there are.
   *
   * @param partitions fixed for the life of the log
   * @throws LogUnavailableException if Kafka does not answer or refuses
   */
  public static void createIfMissing(
      KafkaConnection connection, String topic, int partitions) {
    try (Admin admin = Admin.create(connection.with(Map.of()))) {
      int brokers = AdminCalls.await(admin.describeCluster().nodes(), "counting brokers").size();
      short replication = (short) Math.min(3, brokers);
      NewTopic settings = new NewTopic(topic, partitions, replication).configs(Map.of(
          "cleanup.policy", "compact",
          "min.insync.replicas", String.valueOf(Math.max(1, replication - 1)),
          "unclean.leader.election.enable", "false",
          "message.timestamp.type", "CreateTime"));
      CreateTopicsResult created = admin.createTopics(List.of(settings));
      AdminCalls.await(created.all(), "making the topic " + topic);
    } catch (LogUnavailableException refused) {
      if (!(refused.getCause() instanceof TopicExistsException)) {
        throw refused;
      }
    }
  }

  static LogIdentity identify(Admin admin, String topic) {
    TopicDescription description = describe(admin, topic);
    return new LogIdentity(
        topic, description.topicId().toString(), description.partitions().size());
  }

  static TopicDescription describe(Admin admin, String topic) {
    return AdminCalls.await(
        admin.describeTopics(List.of(topic)).topicNameValues().values().iterator().next(),
        "looking for the topic " + topic);
  }
}
