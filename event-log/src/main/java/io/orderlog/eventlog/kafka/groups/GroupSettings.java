package io.orderlog.eventlog.kafka.groups;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/**
 * How processes share the partitions of a topic. Cooperative, so that partitions that stay are not
 * disturbed by those that move.
 */
public final class GroupSettings {

  public static final Map<String, Object> SETTINGS = Map.of(
      "group.protocol", "classic",
      "partition.assignment.strategy", CooperativeStickyAssignor.class.getName(),
      // The least that brokers allow by default: a killed process is replaced after this time.
      "session.timeout.ms", 6_000,
      "heartbeat.interval.ms", 1_000,
      // Also how often the client looks whether it is time for a heartbeat: 50 times a second, as
      // 20 ms would be, costs an idle process as much as all else that it does for the group.
      "retry.backoff.ms", 100,
      // Longer than a writer takes to finish what it has accepted, or a database to give up.
      "max.poll.interval.ms", 45_000);

  private GroupSettings() {}

  /** Kafka takes few characters as names of members, and names of processes may be URLs. */
  public static String instanceId(String memberName) {
    return UUID.nameUUIDFromBytes(memberName.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
