package io.orderlog.eventlog.kafka.topics;

import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.rights.MissingRightException;
import io.orderlog.settings.Durability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Refuses a cluster that keeps less than was promised. Kafka acknowledges what the operating system
 * has taken, so a record is safe from the loss of power on one machine in three ways alone: a second
 * broker has it before it is acknowledged, or the one broker flushes it first, or the writer, who is
 * on the same machine, does before it answers. That goes for events and just as well for the notes
 * of the transaction coordinator, which make them count.
 */
public final class DurabilityGuard {

  private static final String TRANSACTIONS = "__transaction_state";
  private static final int ENOUGH_IN_SYNC = 2;
  private static final String EVERY_MESSAGE = "1";

  /** How safe the records of a topic are when they are acknowledged. */
  record Kept(String topic, String inSync, String flushMessages) {

    boolean withoutPower() {
      return Integer.parseInt(inSync) >= ENOUGH_IN_SYNC || flushMessages.equals(EVERY_MESSAGE);
    }

    private String told() {
      return topic + " (min.insync.replicas is " + inSync + ", flush.messages is " + flushMessages
          + ")";
    }
  }

  private DurabilityGuard() {}

  /**
   * Checks the topic of the log and the coordinator's own as they are now.
   *
   * @throws MissingRightException if this client may not look: not seeing is no proof
   * @throws UnsafeTopicException if an acknowledged event could be lost by less than was promised
   * @throws io.orderlog.eventlog.LogUnavailableException if Kafka does not answer
   */
  public static void check(KafkaEventLog<?> log, Durability promised) {
    if (promised == Durability.POWER_LOSS && !log.requireFlushing()) {
      check(log.admin(), log.identity().topic(), promised);
    }
  }

  /** The same for whoever flushes nothing. */
  public static void check(KafkaAdmin admin, String topic, Durability promised) {
    if (promised == Durability.POWER_LOSS) {
      requireKeptWithoutPower(List.of(ofTopic(admin, topic), ofTransactions(admin)));
    }
  }

  static void requireKeptWithoutPower(List<Kept> topics) {
    List<String> unsafe = new ArrayList<>();
    for (Kept kept : topics) {
      if (!kept.withoutPower()) {
        unsafe.add(kept.told());
      }
    }
    if (!unsafe.isEmpty()) {
      throw new UnsafeTopicException("an answered command could be lost with the power of one"
          + " machine, against ORDERLOG_DURABILITY=power-loss: Kafka acknowledges what a single"
          + " broker has in memory in " + String.join(" and ", unsafe) + "; give each of them three"
          + " replicas and min.insync.replicas=2, or set log.flush.interval.messages=1 on the broker"
          + " (that of 'orderlog broker' does so unless its ORDERLOG_DURABILITY says otherwise),"
          + " or run this where the broker's files can be read if the broker leaves it to its"
          + " writers to flush them (that of 'orderlog start' does), or set"
          + " ORDERLOG_DURABILITY=process-crash here if that is enough");
    }
  }

  private static Kept ofTopic(KafkaAdmin admin, String topic) {
    Map<String, String> settings = admin.settings(
        new ConfigResource(ConfigResource.Type.TOPIC, topic));
    return new Kept(topic, settings.getOrDefault("min.insync.replicas", "1"),
        settings.getOrDefault("flush.messages", "not set"));
  }

  /**
   * The coordinator's topic comes to be with the first transaction, as the brokers' settings say.
   */
  private static Kept ofTransactions(KafkaAdmin admin) {
    try {
      return EventTopic.exists(admin, TRANSACTIONS)
          ? ofTopic(admin, TRANSACTIONS)
          : asBrokersWillMakeIt(admin);
    } catch (MissingRightException blind) {
      throw new MissingRightException(
          "what ORDERLOG_DURABILITY=power-loss promises cannot be looked"
              + " for: " + blind.getMessage()
              + ", or set ORDERLOG_DURABILITY=process-crash, which needs"
              + " no look",
          blind);
    }
  }

  private static Kept asBrokersWillMakeIt(KafkaAdmin admin) {
    String broker = admin.await(admin.client().describeCluster().nodes(), "looking for brokers")
        .stream().findAny().map(Node::idString).orElse("");
    Map<String, String> settings = admin.settings(
        new ConfigResource(ConfigResource.Type.BROKER, broker));
    return new Kept(TRANSACTIONS,
        settings.getOrDefault("transaction.state.log.min.isr", "1"),
        settings.getOrDefault("log.flush.interval.messages", "not set"));
  }
}
