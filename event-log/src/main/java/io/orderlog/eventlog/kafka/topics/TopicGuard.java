package io.orderlog.eventlog.kafka.topics;

import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.rights.MissingRightException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Refuses topics that could lose events.
 *
 * <p>Not looked at, because they take nothing away while the cleanup policy is exactly
 * {@code compact} and every event has a key of its own: {@code retention.ms} and
 * {@code retention.bytes} (of the policy {@code delete} only), the compaction lags, the dirty ratio
 * and the segment settings (when to compact, not what to keep), and {@code delete.retention.ms}
 * (how long a tombstone is seen).
 */
public final class TopicGuard {

  /**
   * From here on each transaction has a producer epoch of its own (KIP-890), so that a record that
   * arrives late cannot slip into the next transaction.
   */
  private static final int LOWEST_TRANSACTION_VERSION = 2;

  /** What a process does with a topic, and what it has to be allowed for that. */
  public enum Use {
    READING, WRITING;

    private List<AclOperation> operations() {
      return switch (this) {
        case READING -> List.of(AclOperation.READ, AclOperation.DESCRIBE_CONFIGS);
        case WRITING -> List.of(
            AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE_CONFIGS);
      };
    }
  }

  private TopicGuard() {}

  /**
   * Checks the topic as it is now. Every process does so when it opens the log.
   *
   * @param expectedPartitions the count that the log was made with, where it is known
   * @param use what the process is about to do
   * @throws MissingRightException if it may not
   * @throws UnsafeTopicException if events could get lost or be looked for in the wrong partition
   * @throws io.orderlog.eventlog.LogUnavailableException if Kafka does not answer or has no such
   *     topic
   */
  public static void check(
      KafkaAdmin admin, String topic, OptionalInt expectedPartitions, Use use) {
    List<Danger> dangers = dangers(look(admin, topic, use), expectedPartitions);
    if (!dangers.isEmpty()) {
      throw new UnsafeTopicException(topic, dangers);
    }
  }

  /** What the decision rests on. */
  record Facts(String topic, int partitions, int replication, int transactionVersion,
      Map<String, String> settings) {

    String setting(String name) {
      return settings.getOrDefault(name, "not set");
    }
  }

  /** One thing that is wrong, and what to do about it. */
  record Danger(String setting, String value, String remedy) {}

  static List<Danger> dangers(Facts facts, OptionalInt expectedPartitions) {
    List<Danger> dangers = new ArrayList<>();
    if (!facts.setting("cleanup.policy").equals("compact")) {
      dangers.add(mustBe("compact", "cleanup.policy", facts));
    }
    if (expectedPartitions.isPresent() && expectedPartitions.getAsInt() != facts.partitions()) {
      dangers.add(new Danger("the partition count", String.valueOf(facts.partitions()),
          "expected were " + expectedPartitions.getAsInt() + ": which partition an event is in"
              + " depends on the count, so start with the one that the log was made with, and if"
              + " partitions were added since, move the events to a new topic"));
    }
    int enoughInSync = facts.replication() >= 3 ? 2 : 1;
    int inSync = Integer.parseInt(facts.setting("min.insync.replicas"));
    if (inSync < enoughInSync || inSync > facts.replication()) {
      dangers.add(mustBe(String.valueOf(Math.max(1, facts.replication() - 1)),
          "min.insync.replicas", facts));
    }
    if (facts.replication() > 1
        && !facts.setting("unclean.leader.election.enable").equals("false")) {
      dangers.add(mustBe("false", "unclean.leader.election.enable", facts));
    }
    if (facts.transactionVersion() < LOWEST_TRANSACTION_VERSION) {
      dangers.add(new Danger("the cluster's feature transaction.version",
          String.valueOf(facts.transactionVersion()),
          "run kafka-features.sh upgrade --feature transaction.version="
              + LOWEST_TRANSACTION_VERSION));
    }
    return dangers;
  }

  private static Danger mustBe(String value, String setting, Facts facts) {
    return new Danger(setting, facts.setting(setting), "run kafka-configs.sh --alter --topic "
        + facts.topic() + " --add-config " + setting + "=" + value);
  }

  private static Facts look(KafkaAdmin admin, String topic, Use use) {
    TopicDescription description = EventTopic.describe(admin, topic, use.operations());
    int replication = description.partitions().stream()
        .mapToInt(partition -> partition.replicas().size()).min().orElse(0);
    return new Facts(topic, description.partitions().size(), replication,
        transactionVersion(admin),
        admin.settings(new ConfigResource(ConfigResource.Type.TOPIC, topic)));
  }

  private static int transactionVersion(KafkaAdmin admin) {
    var finalised = admin.await(admin.client().describeFeatures().featureMetadata(),
        "asking for the cluster's features").finalizedFeatures().get("transaction.version");
    return finalised == null ? 0 : finalised.maxVersionLevel();
  }
}
