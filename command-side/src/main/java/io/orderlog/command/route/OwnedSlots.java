package io.orderlog.command.route;

import io.orderlog.command.write.Writer;
import io.orderlog.command.write.WriterPhase;
import io.orderlog.command.write.WriterThread;
import io.orderlog.eventlog.writers.RecordedClaim;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * The writers of one log whose slots the group has given to this process. {@link #writer}, {@link
 * #slots} and {@link #areKnown} are for any thread, everything else for the one that is the group's
 * member.
 */
final class OwnedSlots<C, S, E, R> {

  private record Running<C, S, E, R>(Writer<C, S, E, R> writer, WriterThread thread) {}

  private final IntFunction<Writer<C, S, E, R>> writers;
  private final Map<Integer, Running<C, S, E, R>> running = new ConcurrentHashMap<>();
  private volatile boolean known;
  /** What ran in each slot last, because no two of a slot may run at once. */
  private final Map<Integer, WriterThread> last = new HashMap<>();

  /**
   * @param writers makes a new writer for a slot
   */
  OwnedSlots(IntFunction<Writer<C, S, E, R>> writers) {
    this.writers = writers;
  }

  /** The writer of the slot, if this process is to run it. */
  Optional<Writer<C, S, E, R>> writer(int slot) {
    return Optional.ofNullable(running.get(slot)).map(Running::writer);
  }

  /** The slots that this process is to run the writers of. */
  Set<Integer> slots() {
    return Set.copyOf(running.keySet());
  }

  /** Whether the group has said which slots are this process's, be it none. */
  boolean areKnown() {
    return known;
  }

  /**
   * The group has agreed again.
   *
   * @param slots all that are this process's from now on, those that it keeps among them
   */
  void assigned(Set<Integer> slots) {
    for (int slot : slots) {
      Running<C, S, E, R> current = running.get(slot);
      if (current == null) {
        start(slot);
      } else if (current.writer().phase().is(WriterPhase.Name.FENCED)) {
        current.thread().drop();
        start(slot);
      }
    }
    known = true;
  }

  /** Lets these finish what they have accepted; gives those that are about to, and waits for none. */
  List<WriterThread> finish(Set<Integer> slots) {
    List<WriterThread> leaving = remove(slots);
    leaving.forEach(WriterThread::finish);
    return leaving;
  }

  /** These may be with others already. */
  void lost(Set<Integer> slots) {
    known = false;
    remove(slots).forEach(WriterThread::drop);
  }

  /** Waits until all that ever ran here have ended, at most this long for each. */
  void awaitEnd(Duration patience) {
    last.values().forEach(thread -> thread.awaitEnd(patience));
  }

  /** Tells the slot's writer that somebody else has claimed the slot. */
  void claimedElsewhere(RecordedClaim claim) {
    writer(claim.claim().slot()).ifPresent(writer -> writer.overtakenAt(claim.offset()));
  }

  /** Whether a writer was fenced although the group has not taken its slot away. */
  boolean anyFenced() {
    return running.values().stream()
        .anyMatch(each -> each.writer().phase().is(WriterPhase.Name.FENCED));
  }

  private void start(int slot) {
    Writer<C, S, E, R> writer = writers.apply(slot);
    WriterThread thread = WriterThread.startAfter(last.get(slot), writer);
    running.put(slot, new Running<>(writer, thread));
    last.put(slot, thread);
  }

  private List<WriterThread> remove(Collection<Integer> slots) {
    return slots.stream().map(running::remove).filter(Objects::nonNull).map(Running::thread)
        .toList();
  }
}
