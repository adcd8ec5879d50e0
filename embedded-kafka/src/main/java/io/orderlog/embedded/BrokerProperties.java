package io.orderlog.embedded;

import io.orderlog.settings.Host;
import java.util.Properties;

/** Kafka's own settings for one broker that is its own controller and has no replicas. */
final class BrokerProperties {

  static final int NODE_ID = 1;

  /** It serves nobody but the broker in the same process. */
  static final Host CONTROLLER_HOST = new Host("127.0.0.1");

  /** What producers ask for by default. */
  private static final int LONGEST_TRANSACTION_MS = 60_000;

  /**
   * For the keys that the cleaner sees in one pass, taken from the heap at the start and for good.
   * Kafka's default is 128 MB. It has nothing to remove from events, so more passes do no harm.
   */
  private static final int CLEANER_BYTES = 4 << 20;

  private static final String FLUSH_INTERVAL_MS = "3000";

  /** With both of the above less than Kafka's minute, after which a broker that flushes notes it. */
  private static final String CHECKPOINT_INTERVAL_MS = "50000";

  private BrokerProperties() {}

  static Properties of(BrokerSettings settings, int clientPort, int controllerPort) {
    Properties properties = new Properties();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", String.valueOf(NODE_ID));
    properties.put("log.dirs", settings.dataFolder().toString());
    properties.put("listeners", "PLAINTEXT://" + new Host(settings.host()).withPort(clientPort)
        + ",CONTROLLER://" + CONTROLLER_HOST.withPort(controllerPort));
    properties.put("advertised.listeners",
        "PLAINTEXT://" + new Host(settings.advertisedHost()).withPort(clientPort));
    properties.put("controller.listener.names", "CONTROLLER");
    properties.put("controller.quorum.voters",
        NODE_ID + "@" + CONTROLLER_HOST.withPort(controllerPort));
    properties.put("auto.create.topics.enable", "false");
    withoutReplicas(properties);
    withShortWaits(properties);
    quietWhenIdle(properties);
    properties.put("log.cleaner.dedupe.buffer.size", String.valueOf(CLEANER_BYTES));
    // Kafka's default lets one writer to a topic hold up all its readers for a quarter of an hour.
    properties.put("transaction.max.timeout.ms", String.valueOf(LONGEST_TRANSACTION_MS));
    flushing(properties, settings.flushing());
    return properties;
  }

  private static void flushing(Properties properties, Flushing flushing) {
    switch (flushing) {
      case EACH_APPEND -> properties.put("log.flush.interval.messages", "1");
      case LEFT_TO_WRITERS -> {
        properties.put("log.flush.interval.ms", FLUSH_INTERVAL_MS);
        properties.put("log.flush.scheduler.interval.ms", FLUSH_INTERVAL_MS);
        properties.put("log.flush.offset.checkpoint.interval.ms", CHECKPOINT_INTERVAL_MS);
      }
      case LEFT_TO_SYSTEM -> {
        // As Kafka does it by default.
      }
    }
  }

  private static void withoutReplicas(Properties properties) {
    properties.put("default.replication.factor", "1");
    properties.put("offsets.topic.num.partitions", "1");
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("transaction.state.log.num.partitions", "1");
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("share.coordinator.state.topic.num.partitions", "1");
    properties.put("share.coordinator.state.topic.replication.factor", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
  }

  /** The defaults wait for other nodes to join or answer; here there are none. */
  private static void withShortWaits(Properties properties) {
    properties.put("add.partitions.to.txn.retry.backoff.ms", "1");
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("num.network.threads", "2");
    properties.put("num.io.threads", "4");
  }

  /** What only serves other nodes, or many groups, would wake an idle process for nothing. */
  private static void quietWhenIdle(Properties properties) {
    // No records without content, by which controllers that wait in reserve see how far they are.
    properties.put("metadata.max.idle.interval.ms", "0");
    properties.put("group.coordinator.threads", "1");
  }
}
