package io.orderlog.eventlog.kafka;

import io.orderlog.eventlog.LogUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transactions of one writer as the partitions see them: open from the first record to the
 * marker that the coordinator writes behind the last. Used by one thread.
 *
 * <p>A commit is acknowledged when the coordinator has noted it, a little before the markers are
 * written. A broker that is killed in between and started again can note the transaction as
 * complete without ever writing them (seen with Kafka 4.4 in combined mode): committed readers then
 * stand before it for ever. So a commit counts here only when its markers stand, and what a former
 * writer left open when the coordinator knows nothing of it is aborted: nobody was told of it.
 */
final class OpenTransactions {

  private static final Logger LOG = LoggerFactory.getLogger(OpenTransactions.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(1);

  private record Open(TopicPartition partition, ProducerState producer) {}

  private final Admin admin;
  private final String topic;
  private final long producerId;

  private OpenTransactions(Admin admin, String topic, long producerId) {
    this.admin = admin;
    this.topic = topic;
    this.producerId = producerId;
  }

  /** Those of the producer that has this transactional id now. */
  static OpenTransactions of(Admin admin, String topic, String transactionalId) {
    long producerId = AdminCalls.await(
        admin.describeTransactions(List.of(transactionalId)).description(transactionalId),
        "asking who " + transactionalId + " is").producerId();
    return new OpenTransactions(admin, topic, producerId);
  }

  /**
   * Aborts what is open in these partitions. To be called before the writer begins its first
   * transaction: until then the coordinator has none of it open.
   */
  void abort(Set<Integer> partitions) {
    for (Open open : in(partitions)) {
      ProducerState producer = open.producer();
      LOG.warn("aborting what was left open in {} at offset {} when the broker was killed",
          open.partition(), producer.currentTransactionStartOffset().orElse(-1));
      AdminCalls.await(admin.abortTransaction(new AbortTransactionSpec(open.partition(),
          producerId, (short) producer.producerEpoch(), producer.coordinatorEpoch().orElse(0)))
          .all(), "aborting what was left open in " + open.partition());
    }
  }

  /**
   * Waits until nothing of this writer is open in these partitions.
   *
   * @throws LogUnavailableException if the markers do not come
   */
  void awaitMarkers(Set<Integer> partitions) {
    long start = System.nanoTime();
    while (!in(partitions).isEmpty()) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new LogUnavailableException("the markers of a committed transaction on " + topic
            + " were not written within " + PATIENCE.toSeconds() + " s", null);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private List<Open> in(Set<Integer> partitions) {
    List<Open> open = new ArrayList<>();
    AdminCalls
        .await(admin.describeProducers(KafkaEventLog.topicPartitions(topic, partitions)).all(),
            "asking for open transactions on " + topic)
        .forEach((partition, state) -> state.activeProducers().stream()
            .filter(producer -> producer.producerId() == producerId)
            .filter(producer -> producer.currentTransactionStartOffset().isPresent())
            .forEach(producer -> open.add(new Open(partition, producer))));
    return open;
  }
}
