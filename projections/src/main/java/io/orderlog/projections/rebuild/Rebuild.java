package io.orderlog.projections.rebuild;

import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventLog;
import io.orderlog.projections.database.GenerationStatus;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.feed.FeedGoal;
import io.orderlog.projections.feed.ParallelFeed;
import io.orderlog.projections.feed.RebuildProgress;
import io.orderlog.projections.generation.GenerationTables;
import io.orderlog.projections.generation.ProjectionLock;
import io.orderlog.projections.generation.RebuildRefusedException;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ProjectionFailedException;
import io.orderlog.time.TimeSource;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Rebuilds a read model from the start of the log, next to the one that answers queries, and then
 * puts the new one in its place in one step. Queries and the feeding of the old one go on
 * meanwhile. Wherever it dies, the old one stays, and the next rebuild removes the remains.
 * Thread-safe.
 */
public final class Rebuild<E> {

  private final ReadModelDatabase database;
  private final EventLog<E> log;
  private final CatchUp catchUp;
  private final TimeSource clock;
  private final int parallelism;

  /** As many partitions at once as there are cores. */
  public Rebuild(ReadModelDatabase database, EventLog<E> log, TimeSource clock) {
    this(database, log, clock, Runtime.getRuntime().availableProcessors());
  }

  /**
   * A rebuild with a given parallelism.
   *
   * @param parallelism how many threads, from 1; more than the log has partitions are not used
   */
  public Rebuild(ReadModelDatabase database, EventLog<E> log, TimeSource clock,
      int parallelism) {
    this.database = database;
    this.log = log;
    this.catchUp = new CatchUp(log, clock);
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
  public Generation run(Projection<E> projection, RebuildProgress progress) {
    return run(projection, next -> {
      FeedGoal end = new FeedGoal(log.endOffsets(log.identity().allPartitions()));
      feed(projection, next, end, _ -> true, progress);
    });
  }

  /**
   * Rebuilds in part: only the streams that have events from there on are computed again, the rows
   * of all others are taken over from the live generation.
   *
   * @return as {@link #run(Projection, RebuildProgress)} does, and all that it throws
   * @throws RebuildRefusedException also if the projection cannot be rebuilt in part, the log has
   *     no such place, or there is no live generation of this log to take over from
   */
  public Generation runSince(
      Projection<E> projection, RebuildSince since, RebuildProgress progress) {
    if (!projection.keepsStreamsApart()) {
      throw new RebuildRefusedException(projection.name() + " cannot be rebuilt in part, because"
          + " its rows add up many " + projection.log().nouns() + ": rebuild it whole");
    }
    if (since instanceof RebuildSince.Positions positions) {
      positions.requireIn(log.endOffsets(log.identity().allPartitions()));
    }
    return run(projection, next -> {
      TakeOver.Remainder remainder = new TakeOver<>(database, log, catchUp)
          .run(projection, next, since);
      feed(projection, next, remainder.goal(), remainder.anew(), progress);
    });
  }

  private Generation run(Projection<E> projection, Consumer<Generation> fill) {
    GenerationTables tables = new GenerationTables(database, projection);
    try (ProjectionLock lock = ProjectionLock.take(database, projection.name())) {
      tables.dropAll(GenerationStatus.BUILDING);
      Generation next = tables.createToFill(log.identity(), clock.instant());
      fill.accept(next);
      tables.index(next, parallelism);
      tables.dropAll(GenerationStatus.PREVIOUS);
      new GenerationSwitch<>(database, log, catchUp).to(projection, next, GenerationStatus.BUILDING,
          lock);
      return next;
    } catch (RuntimeException failure) {
      removeRemains(projection, failure);
      throw failure;
    }
  }

  private void feed(Projection<E> projection, Generation next, FeedGoal goal,
      Predicate<String> streams, RebuildProgress progress) {
    new ParallelFeed<>(database, log, catchUp, parallelism)
        .run(projection, next, goal, streams, progress);
  }

  /** Under a lock of its own: if the old one's commit is still in flight, this one is refused. */
  private void removeRemains(Projection<E> projection, RuntimeException failure) {
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
