package io.orderlog.eventlog.kafka.transactions;

import java.util.Comparator;
import org.apache.kafka.common.TopicPartition;

/**
 * A transaction that is open in a partition and that no coordinator is at work on; no other in its
 * partition starts at this offset.
 *
 * @param certain whether a coordinator was seen that knows this producer and has nothing under way;
 *     else none was seen that knows it, which proves something only to who may see all
 */
public record HangingTransaction(TopicPartition partition, long startOffset, long producerId,
    short producerEpoch, int coordinatorEpoch, boolean certain) {

  static final Comparator<HangingTransaction> IN_THE_LOG = Comparator
      .comparing((HangingTransaction hanging) -> hanging.partition.topic())
      .thenComparingInt(hanging -> hanging.partition.partition())
      .thenComparingLong(HangingTransaction::startOffset)
      .thenComparingLong(HangingTransaction::producerId);

  /** Whether both are the same transaction, whatever is known of its coordinator. */
  boolean isOneWith(HangingTransaction other) {
    return partition.equals(other.partition) && startOffset == other.startOffset
        && producerId == other.producerId && producerEpoch == other.producerEpoch;
  }

  HangingTransaction asCertain() {
    return new HangingTransaction(
        partition, startOffset, producerId, producerEpoch, coordinatorEpoch, true);
  }

  @Override
  public String toString() {
    return partition.topic() + " partition " + partition.partition() + " offset " + startOffset
        + " (producer " + producerId + ", epoch " + producerEpoch + ")";
  }
}
