package io.orderlog.projections.rebuild;

import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.projections.database.GenerationStatus;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.feed.GenerationFeed;
import io.orderlog.projections.generation.Checkpoints;
import io.orderlog.projections.generation.Generations;
import io.orderlog.projections.generation.LogMatch;
import io.orderlog.projections.generation.ProjectionLock;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import java.util.List;
import java.util.Optional;

/**
 * Makes another generation the active one, in one step and without a step back: it is brought at
 * least as far as the one that it replaces while that one is kept from moving.
 */
final class GenerationSwitch<E> {

  private final ReadModelDatabase database;
  private final EventLog<E> log;
  private final CatchUp catchUp;

  GenerationSwitch(ReadModelDatabase database, EventLog<E> log, CatchUp catchUp) {
    this.database = database;
    this.log = log;
    this.catchUp = catchUp;
  }

  /**
   * Makes the next generation the active one, in the lock's transaction, and ends it.
   *
   * @param status that the next generation has until then
   */
  void to(
      Projection<E> projection, Generation next, GenerationStatus status, ProjectionLock lock) {
    Offsets from = database.read(
        sql -> Checkpoints.of(projection, next).nextOffsets(sql));
    GenerationFeed<E> feed = new GenerationFeed<>(database, log, projection, next, status, from);
    try (LogReader<E> reader = log.openReader(from)) {
      // Twice, so that hardly anything is left to be read while the active one has to wait.
      bring(feed, reader, log.endOffsets(from.partitions()));
      bring(feed, reader, log.endOffsets(from.partitions()));
      Generations generations = new Generations(projection.name());
      Optional<Generation> active = lock.ask(generations::active);
      active.ifPresent(replaced -> overtake(
          Checkpoints.of(projection, replaced), feed, reader, lock));
      lock.commit(sql -> {
        active.ifPresent(replaced -> generations.setStatus(
            sql, replaced, GenerationStatus.PREVIOUS));
        generations.setStatus(sql, next, GenerationStatus.ACTIVE);
      });
    }
  }

  /**
   * Keeps the replaced generation where it is, and goes there, unless the log is another one or has
   * less.
   */
  private void overtake(Checkpoints replaced, GenerationFeed<E> feed,
      LogReader<E> reader, ProjectionLock lock) {
    Offsets reached = lock.ask(replaced::lock);
    LogMatch match = LogMatch.of(log);
    if (lock.ask(sql -> match.mismatch(sql, replaced, reached)).isEmpty()) {
      bring(feed, reader, reached);
    }
  }

  private void bring(
      GenerationFeed<E> feed, LogReader<E> reader, Offsets goal) {
    catchUp.run(reader, goal, events -> feed.advance(events, reader.positions()));
    // Behind the last event there may be the end of a transaction.
    feed.advance(List.of(), reader.positions());
  }
}
