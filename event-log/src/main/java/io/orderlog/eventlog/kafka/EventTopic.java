package io.orderlog.eventlog.kafka;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogUnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topic that is the log: made once, with the settings that keep every event for ever. */
public final class EventTopic {

  private static final long PATIENCE_NANOS = Duration.ofSeconds(15).toNanos();
  private static final long BACKOFF_NANOS = Duration.ofMillis(20).toNanos();

  private EventTopic() {}

  /**
   * Makes the topic unless it exists, and returns when it can be opened; an existing one is left as
   * it is. There will be a copy of every record on three brokers, or on as many as there are.
   *
   * @param partitions fixed for the life of the log
   * @throws LogUnavailableException if Kafka does not answer or refuses
   */
  public static void createIfMissing(
      KafkaConnection connection, String topic, int partitions) {
    try (Admin admin = AdminCalls.connect(connection)) {
      createIfMissing(admin, topic, partitions);
    }
  }

  /** The same over a connection that is there. */
  public static void createIfMissing(Admin admin, String topic, int partitions) {
    createIfMissing(admin, topic, partitions, Map.of("message.timestamp.type", "CreateTime"));
  }

  /** The same with settings beside those that keep records safe. */
  static void createIfMissing(
      Admin admin, String topic, int partitions, Map<String, String> furtherSettings) {
    int brokers = AdminCalls.await(admin.describeCluster().nodes(), "counting brokers").size();
    short replication = (short) Math.min(3, brokers);
    Map<String, String> settings = new HashMap<>(furtherSettings);
    settings.put("cleanup.policy", "compact");
    settings.put("min.insync.replicas", String.valueOf(Math.max(1, replication - 1)));
    settings.put("unclean.leader.election.enable", "false");
    // By default Kafka refuses what is an hour ahead of its own clock: a command side with a wrong
    // clock could write nothing.
    settings.put("message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE));
    create(admin, new NewTopic(topic, partitions, replication).configs(settings));
    awaitKnown(admin, topic);
  }

  private static void create(Admin admin, NewTopic topic) {
    try {
      AdminCalls.await(admin.createTopics(List.of(topic)).all(),
          "making the topic " + topic.name());
    } catch (LogUnavailableException refused) {
      if (!(refused.getCause() instanceof TopicExistsException)) {
        throw refused;
      }
    }
  }

  /** For a moment after the controller has made a topic, the brokers do not know of it. */
  static void awaitKnown(Admin admin, String topic) {
    long start = System.nanoTime();
    while (true) {
      try {
        describe(admin, topic);
        return;
      } catch (LogUnavailableException unknown) {
        if (!(unknown.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() - start > PATIENCE_NANOS) {
          throw unknown;
        }
        LockSupport.parkNanos(BACKOFF_NANOS);
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
