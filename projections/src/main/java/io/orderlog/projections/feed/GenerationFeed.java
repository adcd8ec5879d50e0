package io.orderlog.projections.feed;

import io.orderlog.eventlog.RecordedEvent;
import io.orderlog.projections.database.GenerationStatus;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.generation.Checkpoints;
import io.orderlog.projections.generation.Generations;
import io.orderlog.projections.generation.StaleCheckpointException;
import io.orderlog.projections.quarantine.PoisonParking;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;

/**
 * Brings one generation forward: rows and checkpoint in one transaction, and only from where the
 * checkpoint stands, so that no event is applied twice or left out, whoever else tries. Used by one
 * thread.
 */
public final class GenerationFeed<E> {

  private final ReadModelDatabase database;
  private final Projection<E> projection;
  private final Generation generation;
  private final GenerationStatus status;
  private final Checkpoints checkpoints;
  private final PoisonParking<E> parking;
  private Map<Integer, Long> nextOffsets;

  /**
   * Continues from where the caller believes the generation to be.
   *
   * @param status that it has to keep
   * @param nextOffsets of the partitions that are fed
   */
  public GenerationFeed(ReadModelDatabase database, Projection<E> projection, Generation generation,
      GenerationStatus status, Map<Integer, Long> nextOffsets) {
    this.database = database;
    this.projection = projection;
    this.generation = generation;
    this.status = status;
    this.checkpoints = Checkpoints.of(projection, generation);
    this.parking = new PoisonParking<>(projection, generation);
    this.nextOffsets = Map.copyOf(nextOffsets);
  }

  Generation generation() {
    return generation;
  }

  public Map<Integer, Long> nextOffsets() {
    return nextOffsets;
  }

  /**
   * Feeds these partitions too, from where the database says the generation is.
   *
   * @return that place in each
   * @throws StaleCheckpointException if the generation is gone
   */
  Map<Integer, Long> takeUp(Set<Integer> partitions) {
    Map<Integer, Long> taken = database.read(checkpoints::nextOffsets);
    taken.keySet().retainAll(partitions);
    if (!taken.keySet().equals(partitions)) {
      throw stale("has no checkpoints");
    }
    Map<Integer, Long> all = new HashMap<>(nextOffsets);
    all.putAll(taken);
    nextOffsets = Map.copyOf(all);
    return taken;
  }

  /**
   * Makes sure that the generation is where this feed has brought it. It is not if somebody else
   * has brought it on, or if a crash of the database has taken its last changes away: then they are
   * to be made again, even if no more events come that would tell.
   *
   * @throws StaleCheckpointException if it is elsewhere
   */
  void requireInPlace() {
    Map<Integer, Long> stored = database.read(checkpoints::nextOffsets);
    if (!stored.entrySet().containsAll(nextOffsets.entrySet())) {
      throw stale("is at " + new TreeMap<>(stored) + " instead of " + new TreeMap<>(nextOffsets));
    }
  }

  /**
   * Applies the events that lie between the present offsets and these, or parks those that do not
   * fit. Partitions without an offset are no longer fed.
   *
   * @throws StaleCheckpointException if the generation is elsewhere or has another status; nothing
   *     is applied then
   */
  public void advance(List<RecordedEvent<E>> events, Map<Integer, Long> to) {
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
      throw stale("is no longer " + status);
    }
  }

  private StaleCheckpointException stale(String how) {
    return new StaleCheckpointException(
        "generation " + generation + " of " + projection.name() + " " + how);
  }
}
