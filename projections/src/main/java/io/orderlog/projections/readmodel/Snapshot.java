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

  /**
   * How many offsets of the log come behind what was in the read model: the events that it lacks
   * and the ends of their transactions.
   *
   * @param ends per partition, the offset behind the last record
   */
  public long behind(Map<Integer, Long> ends) {
    return behind(nextOffsets, ends);
  }

  /**
   * How many offsets come from the first places up to the second ones.
   *
   * @param at per partition; one that is missing is at its beginning
   * @param ends per partition; those that are passed already count nothing
   */
  public static long behind(Map<Integer, Long> at, Map<Integer, Long> ends) {
    return ends.entrySet().stream().mapToLong(end -> Math.max(0,
        end.getValue() - at.getOrDefault(end.getKey(), 0L))).sum();
  }
}
