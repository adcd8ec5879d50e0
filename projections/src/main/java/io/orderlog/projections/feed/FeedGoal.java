package io.orderlog.projections.feed;

import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import java.util.List;
import java.util.Set;

/**
 * Where feeding stops although the log may go on: exactly there, so that two read models that were
 * fed to the same goal can be compared.
 *
 * @param nextOffsets per partition, the offset of the first record that is left out
 */
public record FeedGoal(Offsets nextOffsets) {

  /** The goal in these partitions only. */
  FeedGoal in(Set<Integer> partitions) {
    return new FeedGoal(nextOffsets.only(partitions));
  }

  /** Those events that lie before the goal. */
  public <E> List<RecordedEvent<E>> before(List<RecordedEvent<E>> events) {
    return events.stream().filter(event -> nextOffsets.covers(event.position())).toList();
  }

  /** The same positions, or the goal where they are beyond it. */
  public Offsets orBefore(Offsets positions) {
    return positions.atMost(nextOffsets);
  }
}
