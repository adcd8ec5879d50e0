package io.orderlog.command.courier;

import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.positions.Position;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * How far a courier has come in each partition. Events are taken in order, and what follows from
 * them ends in any order; what is reached is the last event before which nothing is under way. Used
 * by one thread.
 */
final class CourierProgress {

  private static final class Taken {

    private final Position behind;
    private int underWay;

    Taken(Position behind, int underWay) {
      this.behind = behind;
      this.underWay = underWay;
    }
  }

  private final Map<Integer, Queue<Taken>> notReached = new HashMap<>();
  private final Map<Integer, Long> taken = new HashMap<>();
  private final Map<Integer, Position> reached = new HashMap<>();
  private int events;
  private boolean delivered;

  /** Goes on where another courier had come to, unless this one has taken more. */
  void goOn(Map<Integer, Position> stored) {
    stored.forEach((partition, position) -> {
      if (position.offset() > taken.getOrDefault(partition, -1L)) {
        taken.put(partition, position.offset());
        reached.put(partition, position);
        notReached.remove(partition);
      }
    });
  }

  /** Whether it was taken, in this life or an earlier one. */
  boolean isTaken(RecordedEvent<?> event) {
    return event.position().offset() <= taken.getOrDefault(event.position().partition(), -1L);
  }

  /**
   * Takes the next event of a partition.
   *
   * @param commands how many follow from it
   * @return to be run once for each of them, when it has ended
   */
  Runnable take(RecordedEvent<?> event, int commands) {
    int partition = event.position().partition();
    Taken next = new Taken(Position.behind(event), commands);
    taken.put(partition, event.position().offset());
    notReached.computeIfAbsent(partition, _ -> new ArrayDeque<>()).add(next);
    advance(partition);
    return () -> {
      next.underWay--;
      delivered = true;
      advance(partition);
    };
  }

  private void advance(int partition) {
    Queue<Taken> waiting = notReached.getOrDefault(partition, new ArrayDeque<>());
    while (!waiting.isEmpty() && waiting.element().underWay == 0) {
      reached.put(partition, waiting.remove().behind);
      events++;
    }
  }

  /** Where to read on: at the last event that was taken, which is met again. */
  Offsets readFrom(Set<Integer> partitions) {
    Map<Integer, Long> from = new HashMap<>();
    partitions.forEach(each -> from.put(each, taken.getOrDefault(each, 0L)));
    return new Offsets(from);
  }

  /** The last event of each partition that is behind. */
  Map<Integer, Position> reached() {
    return Map.copyOf(reached);
  }

  /** How many events were passed since the last {@link #stored}. */
  int events() {
    return events;
  }

  /** Whether any command has ended since the last {@link #stored}. */
  boolean hasDelivered() {
    return delivered;
  }

  /** What is reached was stored. */
  void stored() {
    events = 0;
    delivered = false;
  }
}
