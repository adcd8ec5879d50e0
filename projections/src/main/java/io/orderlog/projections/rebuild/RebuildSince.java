package io.orderlog.projections.rebuild;

import io.orderlog.eventlog.RecordedEvent;
import io.orderlog.projections.generation.RebuildRefusedException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** From where on a stream must have an event for a rebuild to compute it anew. */
public sealed interface RebuildSince {

  /** Events that happened then or later. */
  record Time(Instant earliest) implements RebuildSince {

    @Override
    public Map<Integer, Long> firstOffsets(Map<Integer, Long> ends) {
      // Where in the log a time lies is known only to whoever reads the events.
      return ends.keySet().stream().collect(Collectors.toMap(partition -> partition, _ -> 0L));
    }

    @Override
    public boolean covers(RecordedEvent<?> event) {
      return !event.metadata().time().isBefore(earliest);
    }
  }

  /**
   * Events that stand there or behind it.
   *
   * @param offsets per partition; of partitions that are not named, no event is meant
   */
  record Positions(Map<Integer, Long> offsets) implements RebuildSince {

    @Override
    public Map<Integer, Long> firstOffsets(Map<Integer, Long> ends) {
      return ends.keySet().stream().filter(offsets::containsKey).collect(Collectors.toMap(
          partition -> partition,
          partition -> Math.min(offset(partition), ends.getOrDefault(partition, 0L))));
    }

    @Override
    public boolean covers(RecordedEvent<?> event) {
      return offsets.containsKey(event.position().partition())
          && event.position().offset() >= offset(event.position().partition());
    }

    /**
     * Makes sure that the log has these positions.
     *
     * @throws RebuildRefusedException if it does not
     */
    void requireIn(Map<Integer, Long> ends) {
      offsets.forEach((partition, offset) -> {
        Long end = ends.get(partition);
        if (end == null) {
          throw new RebuildRefusedException("the log has no partition " + partition
              + "; it has 0 to " + (ends.size() - 1));
        }
        if (offset > end) {
          throw new RebuildRefusedException("partition " + partition + " of the log ends at offset "
              + end + ", there is no " + offset);
        }
      });
    }

    private long offset(int partition) {
      return offsets.getOrDefault(partition, 0L);
    }
  }

  /** Per partition where to begin to look for such events; others have none before the ends. */
  Map<Integer, Long> firstOffsets(Map<Integer, Long> ends);

  /** Whether the event is such a one. */
  boolean covers(RecordedEvent<?> event);
}
