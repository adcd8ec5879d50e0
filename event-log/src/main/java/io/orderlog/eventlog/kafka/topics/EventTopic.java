package io.orderlog.eventlog.kafka.topics;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.rights.MissingRightException;
import io.orderlog.eventlog.kafka.rights.Right;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.ResourceType;

/** The topic that is the log: made once, with the settings that keep every event for ever. */
public final class EventTopic {

  /** The most partitions that a new log may be asked to have. */
  public static final int MAX_PARTITIONS = 1_000;

  private static final long PATIENCE_NANOS = Duration.ofSeconds(15).toNanos();
  private static final long BACKOFF_NANOS = Duration.ofMillis(20).toNanos();

  private static final Map<String, String> SMALL = Map.of(
      "segment.bytes", String.valueOf(1024 * 1024),
      "min.cleanable.dirty.ratio", "0.1");
  private static final Map<String, String> SMALL_AND_FLUSHED = Map.of(
      "segment.bytes", String.valueOf(1024 * 1024),
      "min.cleanable.dirty.ratio", "0.1",
      "flush.messages", "1");

  private EventTopic() {}

  /**
   * Makes the topic unless it exists, and returns when it can be opened; an existing one is left as
   * it is, and needs no right to make topics. There will be a copy of every record on three
   * brokers, or on as many as there are.
   *
   * @param partitions fixed for the life of the log
   * @throws LogUnavailableException if Kafka does not answer or refuses
   */
  public static void createIfMissing(
      KafkaConnection connection, String topic, int partitions) {
    try (KafkaAdmin admin = KafkaAdmin.connect(connection)) {
      createIfMissing(admin, topic, partitions);
    }
  }

  /** The same over a connection that is there. */
  public static void createIfMissing(KafkaAdmin admin, String topic, int partitions) {
    createIfMissing(
        admin, topic, partitions, _ -> Map.of("message.timestamp.type", "CreateTime"));
  }

  /**
   * The same for a topic of which only the last record of each key counts, so that what is left of
   * the others is little: somebody reads all of it.
   */
  public static void createSmallIfMissing(KafkaAdmin admin, String topic, int partitions) {
    createIfMissing(admin, topic, partitions, _ -> SMALL);
  }

  /**
   * The same for one whose records must not be lost while those of another topic are kept: where
   * there are no copies, each is flushed before it is acknowledged.
   */
  public static void createSmallFlushedIfMissing(KafkaAdmin admin, String topic, int partitions) {
    createIfMissing(admin, topic, partitions,
        brokers -> brokers == 1 ? SMALL_AND_FLUSHED : SMALL);
  }

  /**
   * The same for a topic whose records nobody flushes but the broker, which does so before it
   * acknowledges one.
   */
  public static void createFlushedIfMissing(KafkaAdmin admin, String topic, int partitions) {
    createIfMissing(admin, topic, partitions, _ -> Map.of("flush.messages", "1"));
  }

  /** @param furtherSettings those that such a number of brokers needs, beside the usual ones */
  private static void createIfMissing(KafkaAdmin admin, String topic, int partitions,
      IntFunction<Map<String, String>> furtherSettings) {
    if (exists(admin, topic)) {
      return;
    }
    int brokers = admin.await(admin.client().describeCluster().nodes(), "counting brokers").size();
    short replication = (short) Math.min(3, brokers);
    Map<String, String> settings = new HashMap<>(furtherSettings.apply(brokers));
    settings.put("cleanup.policy", "compact");
    settings.put("min.insync.replicas", String.valueOf(Math.max(1, replication - 1)));
    settings.put("unclean.leader.election.enable", "false");
    // By default Kafka refuses what is an hour ahead of its own clock: a command side with a wrong
    // clock could write nothing.
    settings.put("message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE));
    create(admin, new NewTopic(topic, partitions, replication).configs(settings));
    awaitKnown(admin, topic);
  }

  private static void create(KafkaAdmin admin, NewTopic topic) {
    try {
      admin.await(admin.client().createTopics(List.of(topic)).all(),
          "making the topic " + topic.name() + ", which is not there",
          Right.onTopic(topic.name(), AclOperation.CREATE));
    } catch (LogUnavailableException refused) {
      if (!(refused.getCause() instanceof TopicExistsException)) {
        throw refused;
      }
    }
  }

  /** Whether there is such a topic. */
  public static boolean exists(KafkaAdmin admin, String topic) {
    try {
      describe(admin, topic);
      return true;
    } catch (LogUnavailableException unavailable) {
      if (unavailable.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw unavailable;
    }
  }

  /** For a moment after the controller has made a topic, the brokers do not know of it. */
  public static void awaitKnown(KafkaAdmin admin, String topic) {
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

  public static LogIdentity identify(KafkaAdmin admin, String topic) {
    TopicDescription description = describe(admin, topic);
    return new LogIdentity(
        topic, description.topicId().toString(), description.partitions().size());
  }

  static TopicDescription describe(KafkaAdmin admin, String topic) {
    return describe(admin, topic, List.of(AclOperation.DESCRIBE));
  }

  /**
   * Looks for the topic.
   *
   * @param needed what is to be done with it, at least one
   * @throws MissingRightException if this client may not do one of these
   * @throws LogUnavailableException if Kafka does not answer, or, caused by an
   *     {@code UnknownTopicOrPartitionException}, has no such topic
   */
  public static TopicDescription describe(KafkaAdmin admin, String topic,
      List<AclOperation> needed) {
    String looking = "looking for the topic " + topic;
    TopicDescription description = admin.await(admin.client().describeTopics(List.of(topic),
        new DescribeTopicsOptions().includeAuthorizedOperations(true))
        .topicNameValues().values().iterator().next(), looking,
        // Who may not even look lacks the first of them for certain; of the others nothing is seen.
        Right.onTopic(topic, needed.getFirst()));
    Set<AclOperation> allowed = description.authorizedOperations();
    // Brokers that know of no rights say nothing.
    List<AclOperation> missing = allowed == null
        ? List.of()
        : needed.stream().filter(operation -> !allowed.contains(operation)).toList();
    if (!missing.isEmpty()) {
      throw admin.missing("Kafka failed while " + looking,
          new Right(ResourceType.TOPIC, topic, missing));
    }
    return description;
  }
}
