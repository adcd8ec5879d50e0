package io.orderlog.projections.feed;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.projections.database.GenerationStatus;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.generation.Checkpoints;
import io.orderlog.projections.generation.Generations;
import io.orderlog.projections.generation.StaleCheckpointException;
import io.orderlog.projections.quarantine.PoisonParking;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * Brings one generation forward: rows and checkpoint in one transaction, and only from where the
 * checkpoint stands, so that no event is applied twice or left out, no matter who else tries. Used
 * by one thread.
 */
public final class GenerationFeed<E> {

  private final ReadModelDatabase database;
  private final EventLog<E> log;
  private final Projection<E> projection;
  private final Generation generation;
  private final GenerationStatus status;
  private final Checkpoints checkpoints;
  private final PoisonParking<E> parking;
  private Offsets nextOffsets;

  /**
   * Continues from where the caller believes the generation to be.
   *
   * @param log that the events are of
   * @param status that it has to keep
   * @param nextOffsets of the partitions that are fed
   */
  public GenerationFeed(ReadModelDatabase database, EventLog<E> log, Projection<E> projection,
      Generation generation, GenerationStatus status, Offsets nextOffsets) {
    this.database = database;
    this.log = log;
    this.projection = projection;
    this.generation = generation;
    this.status = status;
    this.checkpoints = Checkpoints.of(projection, generation);
    this.parking = new PoisonParking<>(projection, generation);
    this.nextOffsets = nextOffsets;
  }

  Generation generation() {
    return generation;
  }

  public Offsets nextOffsets() {
    return nextOffsets;
  }

  /**
   * Feeds these partitions too, from where the database says the generation is.
   *
   * @return that place in each
   * @throws StaleCheckpointException if the generation is gone
   */
  Offsets takeUp(Set<Integer> partitions) {
    Offsets taken = database.read(checkpoints::nextOffsets).only(partitions);
    if (!taken.partitions().equals(partitions)) {
      throw stale("has no checkpoints");
    }
    nextOffsets = nextOffsets.with(taken);
    return taken;
  }

  /**
   * Makes sure that the generation is where this feed has brought it, and what it was. It is not if
   * somebody else has brought it on or has made another one active, or if a crash of the database
   * has taken its last changes away: then they are to be made again, even if no more events come
   * that would tell.
   *
   * @throws StaleCheckpointException if it is elsewhere or has another status
   */
  void requireInPlace() {
    Offsets stored = database.read(snapshot -> {
      requireStatus(snapshot);
      return checkpoints.nextOffsets(snapshot);
    });
    if (!stored.only(nextOffsets.partitions()).equals(nextOffsets)) {
      throw stale("is at " + stored + " instead of " + nextOffsets);
    }
  }

  /**
   * Applies the events that lie between the present offsets and these, or parks those that do not
   * fit. Partitions without an offset are no longer fed.
   *
   * @throws StaleCheckpointException if the generation is elsewhere or has another status; nothing
   *     is applied then
   * @throws io.orderlog.eventlog.LogUnavailableException if the log cannot keep what was read
   */
  public void advance(List<RecordedEvent<E>> events, Offsets to) {
    if (database.isPostgres()) {
      // A loss of power may take the end of a log from its disk, and must not leave this database
      // ahead of it. H2 begins anew after one.
      log.flush(to);
    }
    database.writeRepeatable(transaction -> {
      // First, because it waits for others that move the same checkpoint or replace the generation.
      checkpoints.move(transaction, nextOffsets, to);
      requireStatus(transaction);
      if (!events.isEmpty()) {
        parking.apply(transaction, events);
      }
    });
    nextOffsets = to;
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
