package io.orderlog.projections.rebuild;

import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventLog;
import io.orderlog.projections.database.GenerationStatus;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.generation.Checkpoints;
import io.orderlog.projections.generation.Generations;
import io.orderlog.projections.generation.LogMatch;
import io.orderlog.projections.generation.ProjectionLock;
import io.orderlog.projections.generation.RebuildRefusedException;
import io.orderlog.projections.generation.WrongLogException;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.time.Ticker;
import java.util.List;

/** Goes back to the generation before the active one, which is first brought up to date. */
public final class Rollback<E> {

  private final ReadModelDatabase database;
  private final EventLog<E> log;
  private final GenerationSwitch<E> flip;

  public Rollback(ReadModelDatabase database, EventLog<E> log, Ticker ticker) {
    this.database = database;
    this.log = log;
    this.flip = new GenerationSwitch<>(database, log, new CatchUp(log, ticker));
  }

  /**
   * Makes the previous generation active and the active one previous.
   *
   * @return the generation that is active now
   * @throws RebuildRefusedException if there is no previous generation, or a rebuild is running
   * @throws WrongLogException if the previous generation is of another log, or has seen more of it
   *     than there is
   */
  public Generation run(Projection<E> projection) {
    try (ProjectionLock lock = ProjectionLock.take(database, projection.name())) {
      Generations generations = new Generations(projection.name());
      List<Generation> previous = lock
          .ask(sql -> generations.withStatus(sql, GenerationStatus.PREVIOUS));
      if (previous.isEmpty()) {
        throw new RebuildRefusedException(
            projection.name() + " has no previous generation to go back to");
      }
      requireOurLog(Checkpoints.of(projection, previous.getFirst()));
      flip.to(projection, previous.getFirst(), GenerationStatus.PREVIOUS, lock);
      return previous.getFirst();
    }
  }

  private void requireOurLog(Checkpoints previous) {
    try {
      LogMatch.require(database, log, previous);
    } catch (WrongLogException other) {
      throw new WrongLogException(previous.projection() + " cannot go back to generation "
          + previous.generation() + ": " + other.getMessage(), other);
    }
  }
}
