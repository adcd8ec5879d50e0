package io.orderlog.eventlog.kafka.transactions;

import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.rights.MissingRightException;
import io.orderlog.eventlog.kafka.rights.Right;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;

/**
 * Transactions that are open in a topic although no coordinator is at work on them. Used by one
 * thread.
 *
 * <p>Kafka shows to each only the transactions whose ids it may describe, and leaves out the others
 * without a word. One that is not shown is forgotten only for who may see all; for everybody else
 * it may as well be alive.
 */
final class HangingTransactions {

  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Set<TransactionState> AT_REST = Set.of(TransactionState.EMPTY,
      TransactionState.COMPLETE_COMMIT, TransactionState.COMPLETE_ABORT);

  private final KafkaAdmin admin;
  private final String topic;

  HangingTransactions(KafkaAdmin admin, String topic) {
    this.admin = admin;
    this.topic = topic;
  }

  /**
   * Those that hang all the while: a transaction may end between two questions.
   *
   * @throws LogUnavailableException if Kafka does not answer in time
   */
  Set<HangingTransaction> throughout(Duration time, Set<Integer> partitions) {
    long start = System.nanoTime();
    Set<HangingTransaction> hanging = now(partitions);
    while (!hanging.isEmpty() && System.nanoTime() - start < time.toNanos()) {
      LockSupport.parkNanos(PAUSE.toNanos());
      hanging = bothTimes(hanging, now(partitions));
    }
    return hanging;
  }

  /**
   * Those that hung before and hang still. A coordinator that has just come up may know a producer
   * the second time only; it is the same transaction all the same.
   */
  static Set<HangingTransaction> bothTimes(
      Set<HangingTransaction> before, Set<HangingTransaction> still) {
    return before.stream()
        .flatMap(each -> still.stream().filter(each::isOneWith)
            .map(later -> each.certain() ? each : later))
        .collect(Collectors.toSet());
  }

  /**
   * Whether this client is shown the transactions of all. A list that denies single ids to somebody
   * who may describe all others is not found out.
   */
  boolean seesAll() {
    try {
      requireSeesAll();
      return true;
    } catch (MissingRightException _) {
      return false;
    }
  }

  /** Whether the coordinator of this writer has nothing under way for it. */
  boolean isAtRest(String writerId) {
    return AT_REST.contains(admin.await(
        admin.client().describeTransactions(List.of(writerId)).description(writerId),
        "asking how the transactions of " + writerId + " stand",
        Right.onTransactionalId(writerId, AclOperation.DESCRIBE)).state());
  }

  /** As {@link #seesAll} says. */
  void requireSeesAll() {
    String nobodys = "orderlog-" + UUID.randomUUID();
    try {
      admin.await(admin.client().describeTransactions(List.of(nobodys)).description(nobodys),
          "asking whether all transactions are to be seen",
          Right.onTransactionalId("'*'", AclOperation.DESCRIBE));
    } catch (LogUnavailableException failure) {
      if (!(failure.getCause() instanceof TransactionalIdNotFoundException)) {
        throw failure;
      }
    }
  }

  /**
   * Ends one.
   *
   * @throws MissingRightException if this client may not
   */
  void abort(HangingTransaction hanging) {
    admin.await(admin.client().abortTransaction(new AbortTransactionSpec(hanging.partition(),
        hanging.producerId(), hanging.producerEpoch(), hanging.coordinatorEpoch())).all(),
        "aborting what hangs in " + hanging.partition(),
        Right.onCluster(AclOperation.CLUSTER_ACTION));
  }

  /** All that are open, no matter who works on them; none of them is certain to hang. */
  List<HangingTransaction> open(Set<Integer> partitions) {
    return admin.await(admin.client().describeProducers(
        KafkaEventLog.topicPartitions(topic, partitions)).all(),
        "asking for open transactions on " + topic, Right.onTopic(topic, AclOperation.READ))
        .entrySet().stream()
        .flatMap(entry -> entry.getValue().activeProducers().stream()
            .filter(producer -> producer.currentTransactionStartOffset().isPresent())
            .map(producer -> open(entry.getKey(), producer)))
        .toList();
  }

  private static HangingTransaction open(TopicPartition partition, ProducerState producer) {
    return new HangingTransaction(partition,
        producer.currentTransactionStartOffset().orElseThrow(), producer.producerId(),
        (short) producer.producerEpoch(), producer.coordinatorEpoch().orElse(0), false);
  }

  private Set<HangingTransaction> now(Set<Integer> partitions) {
    List<HangingTransaction> open = open(partitions);
    if (open.isEmpty()) {
      return Set.of();
    }
    Map<Long, Boolean> atRest = admin.await(admin.client().listTransactions().all(),
        "asking which transactions are under way").stream()
        .collect(Collectors.toMap(TransactionListing::producerId,
            listed -> AT_REST.contains(listed.state()), Boolean::logicalAnd));
    return open.stream().filter(each -> atRest.getOrDefault(each.producerId(), true))
        .map(each -> atRest.containsKey(each.producerId()) ? each.asCertain() : each)
        .collect(Collectors.toSet());
  }
}
