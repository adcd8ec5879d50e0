package io.orderlog.command.memory;

import io.orderlog.eventlog.HistoryLostException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How far each partition was applied. Reading goes on <em>at</em> the last applied event and not
 * behind it: a log that still has it is the log that the state was built from, and one that was cut
 * short and has grown again is not. Used by one thread.
 */
final class Progress {

  private final Set<Integer> partitions;
  private final Map<Integer, AppliedEvent> last;
  private final Set<Integer> unconfirmed = new HashSet<>();

  /** @param last per partition, if any event of it was applied */
  Progress(Set<Integer> partitions, Map<Integer, AppliedEvent> last) {
    this.partitions = Set.copyOf(partitions);
    this.last = new HashMap<>(last);
  }

  /**
   * Where a reader has to begin; after this, expect the last applied events to be read once more.
   */
  Offsets readFrom() {
    unconfirmed.addAll(last.keySet());
    Map<Integer, Long> offsets = new HashMap<>();
    partitions.forEach(partition -> offsets.put(partition,
        last.containsKey(partition) ? last.get(partition).offset() : 0L));
    return new Offsets(offsets);
  }

  /**
   * Whether the event is the one that was applied last, met again.
   *
   * @throws HistoryLostException if it is not, although that one should have come first
   */
  boolean isKnown(RecordedEvent<?> event) {
    int partition = event.position().partition();
    if (!unconfirmed.contains(partition)) {
      return false;
    }
    if (!AppliedEvent.of(event).equals(last.get(partition))) {
      throw lost(partition);
    }
    unconfirmed.remove(partition);
    return true;
  }

  /** Moves past this event. */
  void applied(int partition, AppliedEvent event) {
    last.put(partition, event);
  }

  /**
   * Ends a reading that went to the end of the log.
   *
   * @throws HistoryLostException if an event that was applied before was not met again
   */
  void requireConfirmed() {
    unconfirmed.stream().findFirst().ifPresent(partition -> {
      throw lost(partition);
    });
  }

  private HistoryLostException lost(int partition) {
    return new HistoryLostException("partition " + partition + " no longer has the event "
        + last.get(partition) + " that was read from it: records are gone. Restore the log, or"
        + " remove what was built from it and rebuild", null);
  }
}
