package io.orderlog.projections.readmodel;

import io.orderlog.eventlog.LogPosition;
import java.util.Map;

/**
 * What a read model said at one instant, and how far it was then.
 *
 * @param nextOffsets per log partition, the offset behind the last event that is in the read model
 */
public record Snapshot<T>(T value, Generation generation, Map<Integer, Long> nextOffsets) {

  /** Whether the event at this position was in the read model. */
  public boolean includes(LogPosition position) {
    return nextOffsets.getOrDefault(position.partition(), 0L) > position.offset();
  }
}
