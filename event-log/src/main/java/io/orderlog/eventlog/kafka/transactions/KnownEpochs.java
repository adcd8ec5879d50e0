package io.orderlog.eventlog.kafka.transactions;

import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.rights.Right;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.common.acl.AclOperation;

/**
 * The epochs of a writer that partitions know. After a loss of power they may know later ones than
 * its coordinator, whose notes were not on the disk yet. A writer that goes on in an epoch which a
 * partition has seen is refused there, or worse: Kafka takes what it sends for what it sent before.
 */
public final class KnownEpochs {

  private final KafkaAdmin admin;
  private final String writerId;

  /** Those of a writer that was opened. */
  public KnownEpochs(KafkaAdmin admin, String writerId) {
    this.admin = admin;
    this.writerId = writerId;
  }

  /**
   * Whether a partition knows the writer's epoch or a later one, although the writer has sent
   * nothing in it. Each opening takes the next epoch.
   *
   * @throws io.orderlog.eventlog.LogUnavailableException if Kafka does not answer in time
   */
  public boolean isBehind(String topic, Set<Integer> partitions) {
    TransactionDescription writer = admin.await(
        admin.client().describeTransactions(List.of(writerId)).description(writerId),
        "asking which epoch " + writerId + " has",
        Right.onTransactionalId(writerId, AclOperation.DESCRIBE));
    return admin.await(admin.client().describeProducers(
        KafkaEventLog.topicPartitions(topic, partitions)).all(),
        "asking for the producers of " + topic, Right.onTopic(topic, AclOperation.READ))
        .values().stream().flatMap(partition -> partition.activeProducers().stream())
        .anyMatch(known -> known.producerId() == writer.producerId()
            && known.producerEpoch() >= writer.producerEpoch());
  }
}
