package io.orderlog.projections.readmodel;

import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.Offsets;

/**
 * What a read model said at one instant, and how far it was then.
 *
 * @param nextOffsets per log partition, the offset after the last event that is in the read model
 */
public record Snapshot<T>(T value, Generation generation, Offsets nextOffsets) {

  /** Whether the event at this position was in the read model. */
  public boolean includes(LogPosition position) {
    return nextOffsets.covers(position);
  }

  /**
   * How many offsets of the log come after what was in the read model: the events that it lacks
   * and the ends of their transactions.
   *
   * @param ends per partition, the offset behind the last record
   */
  public long behind(Offsets ends) {
    return nextOffsets.behind(ends);
  }
}
