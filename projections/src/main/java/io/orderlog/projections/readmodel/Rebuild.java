package io.orderlog.projections.readmodel;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventLog;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Builds a read model anew from the start of the log, beside the one that answers queries, and then
 * puts the new one in its place in one step. Queries and the feeding of the old one go on
 * meanwhile. Wherever it dies, the old one stays, and the next rebuild removes the remains.
 * Thread-safe.
 */
public final class Rebuild {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ReadModelDatabase database;
  private final EventLog<OrderEvent> log;
  private final InstantSource clock;
  private final int parallelism;

  /** As many partitions at once as there are cores. */
  public Rebuild(ReadModelDatabase database, EventLog<OrderEvent> log, InstantSource clock) {
    this(database, log, clock, Runtime.getRuntime().availableProcessors());
  }

  /**
   * A rebuild with a given parallelism.
   *
   * @param parallelism how many threads, from 1; more than the log has partitions are not used
   */
  public Rebuild(ReadModelDatabase database, EventLog<OrderEvent> log, InstantSource clock,
      int parallelism) {
    this.database = database;
    this.log = log;
    this.clock = clock;
    this.parallelism = parallelism;
  }

  /**
   * Rebuilds one read model.
   *
   * @return the generation that is active now; the one before it is kept for a {@link Rollback}
   * @throws RebuildRefusedException if another rebuild of it is running; nothing was changed
   * @throws ProjectionFailedException if the events do not fit; the old generation stays
   * @throws ReadModelUnavailableException if the database does not answer; the old one stays
   * @throws io.orderlog.eventlog.LogUnavailableException if the log does not answer; the same
   */
  public Generation run(Projection projection, RebuildProgress progress) {
    GenerationTables tables = new GenerationTables(database, projection);
    try (ProjectionLock lock = ProjectionLock.take(database, projection.name())) {
      tables.dropAll(GenerationStatus.BUILDING);
      Generation next = tables.create(log.identity(), clock.instant());
      CatchUp catchUp = new CatchUp(log, clock, PATIENCE);
      new ParallelFeed(database, log, catchUp, parallelism).run(projection, next, progress);
      tables.dropAll(GenerationStatus.PREVIOUS);
      new GenerationSwitch(database, log, catchUp).to(projection, next, GenerationStatus.BUILDING,
          lock);
      return next;
    } catch (RuntimeException failure) {
      removeRemains(projection, failure);
      throw failure;
    }
  }

  /** Under a lock of its own: if the old one's commit is still on its way, this one is not had. */
  private void removeRemains(Projection projection, RuntimeException failure) {
    try {
      ProjectionLock.tryTake(database, projection.name()).ifPresent(lock -> {
        try (lock) {
          new GenerationTables(database, projection).dropAll(GenerationStatus.BUILDING);
        }
      });
    } catch (RuntimeException alsoFailed) {
      failure.addSuppressed(alsoFailed);
    }
  }
}
