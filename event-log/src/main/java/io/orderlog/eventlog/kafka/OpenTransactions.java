package io.orderlog.eventlog.kafka;

import io.orderlog.eventlog.LogUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions as the partitions see them: open from the first record to the marker that the
 * coordinator writes behind the last. Used by one thread.
 *
 * <p>A commit is acknowledged when the coordinator has noted it, a little before the markers are
 * written. A coordinator that completes it while a partition has no leader takes that partition for
 * deleted and leaves its marker out (Kafka 4.4, {@code TransactionMarkerChannelManager}): the
 * transaction hangs, and committed readers stand before it for ever. So a commit counts here only
 * when its markers stand, and what hangs is aborted by the next writer: nobody was told of it.
 *
 * <p>An abort looks to a writer that still waits like the marker it waits for. That is why the
 * waiting ends by {@link #PATIENCE} and the abort comes later than that after the fence: a writer
 * whose commit was acknowledged began to wait before it was fenced.
 */
final class OpenTransactions {

  /** How long a writer waits for the markers of its commit, and not a moment longer. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How long what hangs is left alone, counted from the fence. */
  static final Duration GRACE = PATIENCE.plusSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(OpenTransactions.class);
  private static final Duration MARKER_PAUSE = Duration.ofMillis(1);
  private static final Duration GRACE_PAUSE = Duration.ofMillis(100);
  private static final Set<TransactionState> AT_REST = Set.of(TransactionState.EMPTY,
      TransactionState.COMPLETE_COMMIT, TransactionState.COMPLETE_ABORT);

  /** An open transaction; no other in its partition starts at this offset. */
  private record Open(TopicPartition partition, long startOffset, long producerId,
      short producerEpoch, int coordinatorEpoch) {}

  private final Admin admin;
  private final String topic;
  private final Duration grace;

  OpenTransactions(Admin admin, String topic, Duration grace) {
    this.admin = admin;
    this.topic = topic;
    this.grace = grace;
  }

  /**
   * Waits until the markers of a commit stand.
   *
   * @param firstOffsets where the transaction starts, in each of its partitions
   * @param committingSince when the commit was asked for, in nanoseconds of this process
   * @throws LogUnavailableException if they do not come in time, or come too late to be believed
   */
  void awaitMarkers(Map<Integer, Long> firstOffsets, long committingSince) {
    while (isOpen(firstOffsets)) {
      requireInTime(committingSince);
      LockSupport.parkNanos(MARKER_PAUSE.toNanos());
    }
    requireInTime(committingSince);
  }

  /**
   * Aborts what hangs in these partitions: is open, and no coordinator is at work on it. To be
   * called by the writer of these partitions behind its fence and before its first transaction.
   *
   * @throws LogUnavailableException if Kafka does not answer in time
   */
  void abortHanging(Set<Integer> partitions) {
    long fencedAt = System.nanoTime();
    Set<Open> hanging = hanging(partitions);
    while (!hanging.isEmpty() && System.nanoTime() - fencedAt < grace.toNanos()) {
      LockSupport.parkNanos(GRACE_PAUSE.toNanos());
      // Only what hung all the while: a transaction may end between the two questions.
      hanging.retainAll(hanging(partitions));
    }
    hanging.forEach(this::abort);
  }

  private void abort(Open open) {
    LOG.warn("aborting what hangs in {} at offset {}: its coordinator forgot it, as after a crash,"
        + " and nobody was told that it stands", open.partition(), open.startOffset());
    AdminCalls.await(admin.abortTransaction(new AbortTransactionSpec(open.partition(),
        open.producerId(), open.producerEpoch(), open.coordinatorEpoch())).all(),
        "aborting what hangs in " + open.partition());
  }

  private boolean isOpen(Map<Integer, Long> firstOffsets) {
    return in(firstOffsets.keySet()).stream().anyMatch(open -> Long.valueOf(open.startOffset())
        .equals(firstOffsets.get(open.partition().partition())));
  }

  private Set<Open> hanging(Set<Integer> partitions) {
    List<Open> open = in(partitions);
    if (open.isEmpty()) {
      return Set.of();
    }
    Set<Long> underWay = AdminCalls.await(admin.listTransactions().all(),
        "asking which transactions are under way").stream()
        .filter(listed -> !AT_REST.contains(listed.state()))
        .map(TransactionListing::producerId).collect(Collectors.toSet());
    return open.stream().filter(each -> !underWay.contains(each.producerId()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private List<Open> in(Set<Integer> partitions) {
    List<Open> open = new ArrayList<>();
    AdminCalls
        .await(admin.describeProducers(KafkaEventLog.topicPartitions(topic, partitions)).all(),
            "asking for open transactions on " + topic)
        .forEach((partition, state) -> {
          for (ProducerState producer : state.activeProducers()) {
            producer.currentTransactionStartOffset().ifPresent(start -> open.add(new Open(
                partition, start, producer.producerId(), (short) producer.producerEpoch(),
                producer.coordinatorEpoch().orElse(0))));
          }
        });
    return open;
  }

  private void requireInTime(long committingSince) {
    if (System.nanoTime() - committingSince > PATIENCE.toNanos()) {
      throw new LogUnavailableException("the markers of a committed transaction on " + topic
          + " were not there within " + PATIENCE.toSeconds() + " s", null);
    }
  }
}
