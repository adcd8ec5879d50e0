package io.orderlog.eventlog.kafka.parked;

import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.topics.EventTopic;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;

/** The topic of parked events: one partition, of which the last record of each key counts. */
public final class ParkedTopic {

  /** Its name; one for all logs of a cluster. */
  public static final String NAME = "orderlog.parked";

  private ParkedTopic() {}

  /**
   * Makes it unless it exists, and looks whether this process may use it.
   *
   * @throws io.orderlog.eventlog.kafka.rights.MissingRightException if it may not
   * @throws io.orderlog.eventlog.LogUnavailableException if Kafka does not answer or refuses
   */
  public static void createIfMissing(KafkaConnection connection) {
    try (KafkaAdmin admin = KafkaAdmin.connect(connection)) {
      // A position behind a parked event that is lost would lose what follows from it.
      EventTopic.createSmallFlushedIfMissing(admin, NAME, 1);
      EventTopic.describe(admin, NAME, List.of(AclOperation.READ, AclOperation.WRITE));
    }
  }
}
