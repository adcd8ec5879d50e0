package io.orderlog.eventlog.kafka.transactions;

import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.rights.MissingRightException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions as the partitions see them: open from the first record to the marker that the
 * coordinator writes after the last. Used by one thread.
 *
 * <p>A commit is acknowledged when the coordinator has noted it, a little before the markers are
 * written. A coordinator that completes it while a partition has no leader takes that partition for
 * deleted and leaves its marker out (Kafka 4.4, {@code TransactionMarkerChannelManager}): the
 * transaction hangs, and committed readers stand before it for ever. So a commit counts here only
 * when its markers are there, and what hangs is aborted by the next writer: nobody got an answer to
 * it.
 *
 * <p>An abort looks to a writer that still waits like the marker it waits for. That is why the
 * waiting ends by {@link #PATIENCE} and the abort comes later than that after the fence: a writer
 * whose commit was acknowledged began to wait before it was fenced.
 */
public final class OpenTransactions {

  /** How long a writer waits for the markers of its commit, and not a moment longer. */
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How long what hangs is left alone, counted from the fence. */
  public static final Duration GRACE = PATIENCE.plusSeconds(1);

  private static final String REMEDY =
      "an operator aborts it by: orderlog kafka abort-hanging --abort";

  private static final Logger LOG = LoggerFactory.getLogger(OpenTransactions.class);
  private static final Duration MARKER_PAUSE = Duration.ofMillis(1);

  private final HangingTransactions transactions;
  private final String topic;
  private final Duration grace;

  public OpenTransactions(KafkaAdmin admin, String topic, Duration grace) {
    this.transactions = new HangingTransactions(admin, topic);
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
  public void awaitMarkers(Offsets firstOffsets, long committingSince) {
    while (isOpen(firstOffsets)) {
      requireInTime(committingSince);
      LockSupport.parkNanos(MARKER_PAUSE.toNanos());
    }
    requireInTime(committingSince);
  }

  /**
   * Waits until the coordinator has nothing more to do for a writer.
   *
   * @param since when the end of its transaction was asked for, in nanoseconds of this process
   * @throws LogUnavailableException if that is not in time
   */
  public void awaitAtRest(String writerId, long since) {
    while (!transactions.isAtRest(writerId)) {
      requireInTime(since);
      LockSupport.parkNanos(MARKER_PAUSE.toNanos());
    }
  }

  /**
   * Aborts what hangs in these partitions: is open, and no coordinator is at work on it. To be
   * called by the writer of these partitions after its fence and before its first transaction.
   *
   * @throws LogUnavailableException if Kafka does not answer in time, or something is open that
   *     this process may not abort, or of which it may not see whether it hangs
   */
  public void abortHanging(Set<Integer> partitions) {
    Set<HangingTransaction> hanging = transactions.throughout(grace, partitions);
    if (hanging.isEmpty()) {
      return;
    }
    boolean seesAll = transactions.seesAll();
    for (HangingTransaction each : hanging) {
      if (!each.certain() && !seesAll) {
        throw new LogUnavailableException("a transaction is open in " + each + " of which this"
            + " process may not see whether somebody is at work on it; all who read wait behind it"
            + " until it ends, or " + REMEDY, null);
      }
      abort(each);
    }
  }

  private void abort(HangingTransaction hanging) {
    LOG.warn("aborting what hangs in {}: its coordinator forgot it, as after a crash, and nobody"
        + " was told that it stands", hanging);
    try {
      transactions.abort(hanging);
    } catch (MissingRightException refused) {
      throw new LogUnavailableException("a transaction hangs in " + hanging + ", and this process"
          + " has no right to abort it; all who read wait behind it until " + REMEDY, refused);
    }
  }

  private boolean isOpen(Offsets firstOffsets) {
    return transactions.open(firstOffsets.partitions()).stream().anyMatch(
        open -> open.startOffset() == firstOffsets.of(open.partition().partition()));
  }

  private void requireInTime(long committingSince) {
    if (System.nanoTime() - committingSince > PATIENCE.toNanos()) {
      throw new LogUnavailableException("the markers of a transaction on " + topic
          + " were not there within " + PATIENCE.toSeconds() + " s", null);
    }
  }
}
