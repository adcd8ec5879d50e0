package io.orderlog.command.route;

import static java.util.stream.Collectors.toMap;

import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.shared.MemberReplacedException;
import io.orderlog.eventlog.writers.WriterGroup;
import io.orderlog.process.DutyThread;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread in which this process is a member of a group that shares the writer slots of one or
 * more logs: it joins, hears what is assigned, asks again when a writer was fenced, and leaves when
 * it is closed. A membership that fails is dropped and started again. Thread-safe.
 */
public final class GroupMembership implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GroupMembership.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final WriterGroup.Joining joining;
  private final List<CommandRouter<?, ?, ?, ?>> routers;
  private final GroupSlots slots;
  private final RejoinPause pause;
  private final DutyThread thread;
  private volatile @Nullable String trouble;
  private volatile @Nullable String end;

  private GroupMembership(String group, WriterGroup.Joining joining,
      List<CommandRouter<?, ?, ?, ?>> routers, Ticker ticker) {
    this.joining = joining;
    this.routers = List.copyOf(routers);
    this.slots = new GroupSlots(routers.stream().collect(
        toMap(router -> router.writtenLog().name(), CommandRouter::owned)));
    this.pause = new RejoinPause(ticker);
    this.thread = new DutyThread("writer-group " + group, this::run);
  }

  /**
   * Starts to join. The slots that the group gives to this process take commands when their writers
   * have read the log.
   *
   * @param group its name
   * @param routers of the logs whose slots it deals out; their directory follows already
   */
  public static GroupMembership start(String group, WriterGroup.Joining joining,
      List<CommandRouter<?, ?, ?, ?>> routers, Ticker ticker) {
    GroupMembership membership = new GroupMembership(group, joining, routers, ticker);
    routers.forEach(router -> router.takePart(membership));
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
  public void stop() {
    thread.stop();
  }

  /** Whether it was asked to. */
  boolean isStopping() {
    return thread.isStopping();
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
        routers.forEach(router -> slots.claimedElsewhere(router.claimsOfOthers()));
        if (slots.anyFenced() && pause.isOver()) {
          group.askAgain("a writer was fenced");
        }
      }
      slots.revokeAll();
    } finally {
      // Nothing is left of it after an orderly end.
      slots.loseAll();
    }
  }
}
