package io.orderlog.eventlog.kafka.labels;

import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.topics.EventTopic;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;

/**
 * The topic of labels: one partition, keyed by the hash of the bytes, of which the last record of
 * each key counts.
 */
public final class LabelsTopic {

  /** Its name. */
  public static final String NAME = "shipments.labels";

  private LabelsTopic() {}

  /**
   * Makes it unless it exists, and looks whether this process may write to it.
   *
   * @throws io.orderlog.eventlog.kafka.rights.MissingRightException if it may not
   * @throws io.orderlog.eventlog.LogUnavailableException if Kafka does not answer or refuses
   */
  public static void createIfMissing(KafkaConnection connection) {
    try (KafkaAdmin admin = KafkaAdmin.connect(connection)) {
      EventTopic.createFlushedIfMissing(admin, NAME, 1);
      EventTopic.describe(admin, NAME, List.of(AclOperation.WRITE));
    }
  }
}
