package io.orderlog.eventlog.kafka.topics;

import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.topics.RecordLimit.Limit;

/**
 * Refuses a topic, or settings of the Kafka client, that let some events pass and others not,
 * though all commands that lead to them are allowed.
 */
public final class RecordSizeGuard {

  private RecordSizeGuard() {}

  /**
   * Checks the limits as they are now; a topic whose settings nobody may look at passes.
   *
   * @param largestBytes what the largest event may take, with its key and its headers
   * @throws UnsafeTopicException if the log would not take it; names the setting and the remedy
   * @throws io.orderlog.eventlog.LogUnavailableException if Kafka cannot be connected to
   */
  public static void check(KafkaEventLog<?> log, int largestBytes) {
    Limit limit = log.recordLimit().least();
    if (limit.bytes() < largestBytes) {
      throw new UnsafeTopicException("not every event that a command may lead to would be taken: "
          + limit.told() + " bytes, needed are " + largestBytes + "; "
          + remedy(limit, log.identity().topic()));
    }
  }

  private static String remedy(Limit limit, String topic) {
    return limit.setting().equals(RecordLimit.OF_TOPIC)
        ? "run kafka-configs.sh --alter --topic " + topic + " --add-config "
            + RecordLimit.OF_TOPIC + "=" + RecordLimit.DEFAULT_OF_TOPIC
        : "leave " + limit.setting() + " out of the file that ORDERLOG_KAFKA_CONFIG names, or raise"
            + " it there";
  }
}
