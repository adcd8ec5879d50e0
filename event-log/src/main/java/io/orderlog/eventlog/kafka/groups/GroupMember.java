package io.orderlog.eventlog.kafka.groups;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** What every consumer in a group does in the same way. */
public final class GroupMember {

  private static final Duration LEAVING = Duration.ofSeconds(5);

  private GroupMember() {}

  /** Keeps partitions that have just come from being read, until somebody resumes them. */
  public static void holdBack(Consumer<?, ?> consumer, Collection<TopicPartition> added) {
    consumer.pause(added);
    // A position for the paused, else the consumer would ask Kafka for one.
    added.forEach(partition -> consumer.seek(partition, 0));
  }

  /**
   * Leaves the group and closes the consumer.
   *
   * @throws org.apache.kafka.common.KafkaException if the group did not hear of it
   */
  public static void leave(Consumer<?, ?> consumer) {
    // Members with a name stay in the group unless they say so.
    consumer.close(CloseOptions.timeout(LEAVING)
        .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
  }

  /** The numbers of partitions that are all of one topic. */
  public static Set<Integer> numbers(Collection<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
  }
}
