package io.orderlog.command.route;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.shared.MemberReplacedException;
import io.orderlog.eventlog.writers.RecordedClaim;
import io.orderlog.eventlog.writers.WriterGroup;
import io.orderlog.process.DutyThread;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread in which this process is a member of the group that shares the writer slots: it joins,
 * hears what is assigned, asks again when a writer was fenced, and leaves when it is closed. A
 * membership that fails is dropped and started again.
 */
final class GroupMembership implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GroupMembership.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final WriterGroup.Joining joining;
  private final OwnedSlots<?, ?, ?, ?> slots;
  private final Supplier<List<RecordedClaim>> claimsOfOthers;
  private final RejoinPause pause;
  private final DutyThread thread;
  private volatile @Nullable String trouble;
  private volatile @Nullable String end;

  private GroupMembership(AggregateLog<?> log, WriterGroup.Joining joining,
      OwnedSlots<?, ?, ?, ?> slots, Supplier<List<RecordedClaim>> claimsOfOthers,
      Ticker ticker) {
    this.joining = joining;
    this.slots = slots;
    this.claimsOfOthers = claimsOfOthers;
    this.pause = new RejoinPause(ticker);
    this.thread = new DutyThread(log.ofWriters("writer-group"), this::run);
  }

  /**
   * Starts to join.
   *
   * @param log whose writers they are
   * @param claimsOfOthers the last claim of each slot that is another process's
   */
  static GroupMembership start(AggregateLog<?> log, WriterGroup.Joining joining,
      OwnedSlots<?, ?, ?, ?> slots, Supplier<List<RecordedClaim>> claimsOfOthers,
      Ticker ticker) {
    GroupMembership membership =
        new GroupMembership(log, joining, slots, claimsOfOthers, ticker);
    membership.thread.start();
    return membership;
  }

  /** What keeps this process from being given slots, if anything does. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** What will keep this process from being given slots until it is started again, if anything. */
  Optional<String> end() {
    return Optional.ofNullable(end);
  }

  /** Begins what {@link #close} does, and does not wait for it. */
  void stop() {
    thread.stop();
  }

  /** Lets the writers finish what they have accepted, leaves the group, and waits for both. */
  @Override
  public void close() {
    thread.close();
  }

  private void run() throws InterruptedException {
    while (!thread.isStopping()) {
      if (!takePart()) {
        thread.pause(RETRY);
      }
    }
    slots.awaitEnd();
  }

  /** One membership, from joining to leaving; says whether it has ended as it should. */
  private boolean takePart() throws InterruptedException {
    try (WriterGroup group = joining.join(slots)) {
      takePart(group);
      return true;
    } catch (LogUnavailableException unavailable) {
      String reason = String.valueOf(unavailable.getMessage());
      if (!reason.equals(trouble)) {
        LOG.warn("{}; joining again", reason);
      }
      trouble = reason;
      return false;
    } catch (MemberReplacedException replaced) {
      LOG.error("{}: no two processes may have one ORDERLOG_ADVERTISED_URL; this one takes no"
          + " part any more", replaced.getMessage());
      trouble = "another process has the same ORDERLOG_ADVERTISED_URL as this one and has taken"
          + " its place: give each its own and start this one again";
      end = trouble;
      thread.awaitStop();
      return true;
    }
  }

  private void takePart(WriterGroup group) {
    try {
      while (!thread.isStopping()) {
        group.poll(POLL);
        // One that is refused has nothing to say for a while, too.
        if (slots.areKnown()) {
          trouble = null;
        }
        claimsOfOthers.get().forEach(slots::claimedElsewhere);
        if (slots.anyFenced() && pause.isOver()) {
          group.askAgain("a writer was fenced");
        }
      }
      slots.revoked(slots.slots());
    } finally {
      // Nothing is left of it after an orderly end.
      slots.lost(slots.slots());
    }
  }
}
