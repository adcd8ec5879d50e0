package io.orderlog.projections.rebuild;

import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.projections.generation.RebuildRefusedException;
import java.time.Instant;

/** From where on a stream must have an event for a rebuild to compute it again. */
public sealed interface RebuildSince {

  /** Events that happened then or later. */
  record Time(Instant earliest) implements RebuildSince {

    @Override
    public Offsets firstOffsets(Offsets ends) {
      // Where in the log a time lies is known only after reading the events.
      return Offsets.atStart(ends.partitions());
    }

    @Override
    public boolean covers(RecordedEvent<?> event) {
      return !event.metadata().time().isBefore(earliest);
    }
  }

  /**
   * Events at that place or after it.
   *
   * @param offsets per partition; of partitions that are not named, no event is meant
   */
  record Positions(Offsets offsets) implements RebuildSince {

    @Override
    public Offsets firstOffsets(Offsets ends) {
      return offsets.only(ends.partitions()).atMost(ends);
    }

    @Override
    public boolean covers(RecordedEvent<?> event) {
      return offsets.partitions().contains(event.position().partition())
          && !offsets.covers(event.position());
    }

    /**
     * Makes sure that the log has these positions.
     *
     * @throws RebuildRefusedException if it does not
     */
    void requireIn(Offsets ends) {
      offsets.byPartition().forEach((partition, offset) -> {
        if (!ends.partitions().contains(partition)) {
          throw new RebuildRefusedException("the log has no partition " + partition
              + "; it has 0 to " + (ends.partitions().size() - 1));
        }
        if (offset > ends.of(partition)) {
          throw new RebuildRefusedException("partition " + partition + " of the log ends at offset "
              + ends.of(partition) + ", there is no " + offset);
        }
      });
    }
  }

  /** Per partition where to begin to look for such events; others have none before the ends. */
  Offsets firstOffsets(Offsets ends);

  /** Whether the event is such a one. */
  boolean covers(RecordedEvent<?> event);
}
