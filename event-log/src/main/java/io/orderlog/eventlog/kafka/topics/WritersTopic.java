package io.orderlog.eventlog.kafka.topics;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.topics.TopicGuard.Use;
import io.orderlog.settings.InvalidSettingsException;
import java.util.List;
import java.util.OptionalInt;

/**
 * The topic in which the writers of a log say who they are: a partition for each slot, of which
 * only the last record counts. Its partition count is the number of slots and fixed, because a
 * stale writer of another division would not be fenced by the writers of this one.
 */
public final class WritersTopic {

  private static final String SETTING = "ORDERLOG_WRITER_SLOTS";

  private WritersTopic() {}

  /**
   * Makes the topic unless it exists and checks it.
   *
   * @param wanted the number of slots for a new topic, one if it is not said; an existing one must
   *     have as many, if it is said
   * @return the number of slots
   * @throws InvalidSettingsException if the number does not fit the topic or the log
   * @throws UnsafeTopicException if the topic's settings could lose claims
   * @throws LogUnavailableException if Kafka does not answer or refuses
   */
  public static int createIfMissing(KafkaEventLog<?> log, OptionalInt wanted) {
    KafkaAdmin admin = log.admin();
    LogIdentity identity = log.identity();
    String topic = log.definition().writersTopic();
    wanted.ifPresent(slots -> requireAtMost(identity.partitions(), slots, identity));
    EventTopic.createSmallIfMissing(admin, topic, wanted.orElse(1));
    TopicGuard.check(admin, topic, OptionalInt.empty(), Use.WRITING);
    int slots = slots(admin, topic).orElseThrow();
    requireAsMade(topic, slots, wanted);
    requireAtMost(identity.partitions(), slots, identity);
    return slots;
  }

  /** Into how many slots the log is divided; empty if there is no such topic yet. */
  public static OptionalInt slots(KafkaAdmin admin, String topic) {
    return EventTopic.exists(admin, topic)
        ? OptionalInt.of(EventTopic.identify(admin, topic).partitions())
        : OptionalInt.empty();
  }

  private static void requireAtMost(int partitions, int slots, LogIdentity log) {
    if (slots > partitions) {
      throw new InvalidSettingsException(List.of(SETTING + " is \"" + slots
          + "\", allowed is a whole number from 1 to " + partitions
          + ", the number of partitions of " + log.topic()));
    }
  }

  private static void requireAsMade(String topic, int slots, OptionalInt wanted) {
    if (wanted.isPresent() && wanted.getAsInt() != slots) {
      throw new InvalidSettingsException(List.of(SETTING + " is \"" + wanted.getAsInt()
          + "\", allowed is " + slots + ", as many as the topic " + topic
          + " was made for: set it to " + slots + " or leave it away"));
    }
  }
}
