package io.orderlog.command.route;

import static java.util.stream.Collectors.toSet;

import io.orderlog.command.write.WriterThread;
import io.orderlog.eventlog.writers.RecordedClaim;
import io.orderlog.eventlog.writers.WriterGroup;
import io.orderlog.eventlog.writers.WriterSlot;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The slots of all logs that one group deals out, as its member in this process: each goes to the
 * writers of its log. Used by the thread that is the member.
 */
final class GroupSlots implements WriterGroup.Member {

  private static final Logger LOG = LoggerFactory.getLogger(GroupSlots.class);

  /** Longer than an append takes until the log gives up on it. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, OwnedSlots<?, ?, ?, ?>> byLog;

  /** @param byLog the writers of this process, by the names of their logs */
  GroupSlots(Map<String, OwnedSlots<?, ?, ?, ?>> byLog) {
    this.byLog = Map.copyOf(byLog);
  }

  @Override
  public void assigned(Set<WriterSlot> slots) {
    byLog.forEach((log, owned) -> owned.assigned(numbers(log, slots)));
  }

  /** All of them finish at once, because the group waits for them together. */
  @Override
  public void revoked(Set<WriterSlot> slots) {
    List<WriterThread> leaving = byLog.entrySet().stream()
        .flatMap(each -> each.getValue().finish(numbers(each.getKey(), slots)).stream()).toList();
    if (!leaving.stream().allMatch(thread -> thread.awaitEnd(PATIENCE))) {
      LOG.warn("a writer did not finish within {} s, its slot moves all the same",
          PATIENCE.toSeconds());
    }
  }

  @Override
  public void lost(Set<WriterSlot> slots) {
    byLog.forEach((log, owned) -> owned.lost(numbers(log, slots)));
  }

  /** Hands all back in order. */
  void revokeAll() {
    revoked(all());
  }

  /** Lets go of all of them. */
  void loseAll() {
    lost(all());
  }

  /** Waits until all writers that ever ran here have ended. */
  void awaitEnd() {
    byLog.values().forEach(owned -> owned.awaitEnd(PATIENCE));
  }

  /** Whether the group has said which slots are this process's, be it none. */
  boolean areKnown() {
    return byLog.values().stream().allMatch(OwnedSlots::areKnown);
  }

  /** Whether a writer was fenced although the group has not taken its slot away. */
  boolean anyFenced() {
    return byLog.values().stream().anyMatch(OwnedSlots::anyFenced);
  }

  /** Tells the writers here that somebody else has claimed their slots. */
  void claimedElsewhere(Collection<RecordedClaim> claims) {
    for (RecordedClaim claim : claims) {
      OwnedSlots<?, ?, ?, ?> owned = byLog.get(claim.log());
      if (owned != null) {
        owned.claimedElsewhere(claim);
      }
    }
  }

  private Set<WriterSlot> all() {
    return byLog.entrySet().stream().flatMap(each -> each.getValue().slots().stream()
        .map(number -> new WriterSlot(each.getKey(), number))).collect(toSet());
  }

  private static Set<Integer> numbers(String log, Set<WriterSlot> slots) {
    return slots.stream().filter(slot -> slot.log().equals(log)).map(WriterSlot::number)
        .collect(toSet());
  }
}
