package io.orderlog.projections.generation;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.projections.database.GenerationStatus;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Makes the generation that a projection begins with, in the first of several processes that comes,
 * and gives one that it finds what a process of another version has not made.
 */
public record FirstGeneration(ReadModelDatabase database, Projection<?> projection,
    InstantSource clock) {

  /**
   * The active generation; an empty one of this log if there was none.
   *
   * @throws ReadModelUnavailableException if another process is at it: it is there in a moment
   */
  public Generation makeIfMissing(LogIdentity log) {
    Generations generations = new Generations(projection.name());
    try (ProjectionLock lock = ProjectionLock.tryTake(database, projection.name())
        .orElseThrow(() -> new ReadModelUnavailableException("the first generation of "
            + projection.name() + " is being built by another process", null))) {
      Optional<Generation> active = lock.ask(generations::active);
      if (active.isPresent()) {
        return active.get();
      }
      GenerationTables tables = new GenerationTables(database, projection);
      tables.dropAll(GenerationStatus.BUILDING);
      Generation first = tables.create(log, clock.instant());
      lock.commit(sql -> generations.setStatus(sql, first, GenerationStatus.ACTIVE));
      return first;
    }
  }

  /**
   * Makes the indexes that the active generation lacks, unless another process holds its lock: then
   * queries are slower until the next start.
   */
  public void index(Generation active) {
    if (database.read(sql -> projection.tables(active).stream()
        .allMatch(table -> table.isIndexed(sql)))) {
      return;
    }
    ProjectionLock.tryTake(database, projection.name()).ifPresent(lock -> {
      try (lock) {
        new GenerationTables(database, projection).index(active, 1);
      }
    });
  }
}
