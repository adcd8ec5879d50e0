package io.orderlog.projections.readmodel;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.RecordedEvent;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * Brings one generation forward: rows and checkpoint in one transaction, and only from where the
 * checkpoint stands, so that no event is applied twice or left out, whoever else tries. Used by one
 * thread.
 */
final class GenerationFeed {

  private final ReadModelDatabase database;
  private final Projection projection;
  private final Generation generation;
  private final GenerationStatus status;
  private final Checkpoints checkpoints;
  private final PoisonParking parking;
  private Map<Integer, Long> nextOffsets;

  /**
   * Continues from where the caller believes the generation to be.
   *
   * @param status that it has to keep
   * @param nextOffsets of the partitions that are fed
   */
  GenerationFeed(ReadModelDatabase database, Projection projection, Generation generation,
      GenerationStatus status, Map<Integer, Long> nextOffsets) {
    this.database = database;
    this.projection = projection;
    this.generation = generation;
    this.status = status;
    this.checkpoints = new Checkpoints(projection.name(), generation);
    this.parking = new PoisonParking(projection, generation);
    this.nextOffsets = Map.copyOf(nextOffsets);
  }

  Generation generation() {
    return generation;
  }

  Map<Integer, Long> nextOffsets() {
    return nextOffsets;
  }

  /**
   * Applies the events that lie between the present offsets and these, or parks those that do not
   * fit.
   *
   * @throws StaleCheckpointException if the generation is elsewhere or has another status; nothing
   *     is applied then
   */
  void advance(List<RecordedEvent<OrderEvent>> events, Map<Integer, Long> to) {
    database.write(transaction -> {
      // First, because it waits for whoever moves the same checkpoint or replaces the generation.
      checkpoints.move(transaction, nextOffsets, to);
      requireStatus(transaction);
      if (!events.isEmpty()) {
        parking.apply(transaction, events);
      }
    });
    nextOffsets = Map.copyOf(to);
  }

  private void requireStatus(DSLContext transaction) {
    Generations generations = new Generations(projection.name());
    if (!generations.withStatus(transaction, status).contains(generation)) {
      throw new StaleCheckpointException("generation " + generation + " of " + projection.name()
          + " is no longer " + status);
    }
  }
}
