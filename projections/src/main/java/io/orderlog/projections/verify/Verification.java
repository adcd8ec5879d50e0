package io.orderlog.projections.verify;

import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.projections.database.GenerationStatus;
import io.orderlog.projections.database.OpenTransaction;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.feed.FeedGoal;
import io.orderlog.projections.feed.GenerationFeed;
import io.orderlog.projections.feed.ParallelFeed;
import io.orderlog.projections.feed.RebuildProgress;
import io.orderlog.projections.generation.Checkpoints;
import io.orderlog.projections.generation.GenerationTables;
import io.orderlog.projections.generation.LogMatch;
import io.orderlog.projections.generation.ParkedEvents;
import io.orderlog.projections.generation.ProjectionLock;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.generation.RebuildRefusedException;
import io.orderlog.projections.generation.WrongLogException;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ProjectionFailedException;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Compares a live read model with what the log makes of it, row by row: a second generation is
 * built next to it, to exactly the position of the live one, and dropped when both were compared.
 * Queries and the feeding of the live one go on meanwhile, but for the moment in which the last
 * events are applied to the copy and the snapshot is taken that both are compared in. If the
 * process dies, the next rebuild or verification removes the remains. Thread-safe.
 */
public final class Verification<E> {

  private final ReadModelDatabase database;
  private final EventLog<E> log;
  private final CatchUp catchUp;
  private final TimeSource clock;
  private final int parallelism;

  /**
   * A verification with a given parallelism.
   *
   * @param parallelism how many threads, from 1; more than the log has partitions are not used
   */
  public Verification(ReadModelDatabase database, EventLog<E> log, TimeSource clock,
      int parallelism) {
    this.database = database;
    this.log = log;
    this.catchUp = new CatchUp(log, clock);
    this.clock = clock;
    this.parallelism = parallelism;
  }

  /**
   * Verifies one read model.
   *
   * @param mostShown so many differences are kept for the report; all are counted
   * @throws RebuildRefusedException if it is being rebuilt
   * @throws WrongLogException if the read model is of another log, or has seen more of it than
   *     there is
   * @throws ProjectionFailedException if the events do not fit
   * @throws ReadModelUnavailableException if it was never built, or the database does not answer
   * @throws io.orderlog.eventlog.LogUnavailableException if the log does not answer
   */
  public VerificationReport run(Projection<E> projection, int mostShown, RebuildProgress progress) {
    GenerationTables tables = new GenerationTables(database, projection);
    try (ProjectionLock _ = ProjectionLock.take(database, projection.name())) {
      Snapshot<Generation> live = new ReadModels(database).progress(projection.name());
      LogMatch.require(database, log, Checkpoints.of(projection, live.generation()));
      tables.dropAll(GenerationStatus.BUILDING);
      Generation aside = tables.createToFill(log.identity(), clock.instant());
      try {
        build(projection, aside, new FeedGoal(live.nextOffsets()), progress);
        return compare(projection, live.generation(), aside, mostShown);
      } finally {
        tables.drop(aside);
      }
    }
  }

  private void build(
      Projection<E> projection, Generation aside, FeedGoal goal, RebuildProgress progress) {
    new ParallelFeed<>(database, log, catchUp, parallelism)
        .run(projection, aside, goal, _ -> true, progress);
  }

  private VerificationReport compare(
      Projection<E> projection, Generation live, Generation aside, int mostShown) {
    Checkpoints checkpoints = Checkpoints.of(projection, live);
    // Twice, so that hardly anything is left to be read while the live one has to wait.
    bring(projection, aside, new FeedGoal(database.read(checkpoints::nextOffsets)));
    bring(projection, aside, new FeedGoal(database.read(checkpoints::nextOffsets)));
    try (OpenTransaction standstill = database.begin()) {
      Offsets reached = standstill.run(checkpoints::lock);
      bring(projection, aside, new FeedGoal(reached));
      return database.read(snapshot -> {
        // The first question fixes the instant; from here on the live generation may go on.
        Offsets compared = checkpoints.nextOffsets(snapshot);
        standstill.undo();
        return compare(snapshot, projection, live, aside, new Tally(mostShown), compared);
      });
    }
  }

  /** By the few events that were applied to the live one in the meantime. */
  private void bring(Projection<E> projection, Generation aside, FeedGoal goal) {
    Offsets from = database.read(
        Checkpoints.of(projection, aside)::nextOffsets);
    GenerationFeed<E> feed = new GenerationFeed<>(
        database, log, projection, aside, GenerationStatus.BUILDING, from);
    try (LogReader<E> reader = log.openReader(from)) {
      catchUp.run(reader, goal.nextOffsets(), events -> feed.advance(
          goal.before(events), goal.orBefore(reader.positions())));
    }
    feed.advance(List.of(), goal.nextOffsets());
  }

  private static VerificationReport compare(DSLContext snapshot, Projection<?> projection,
      Generation live, Generation aside, Tally tally, Offsets nextOffsets) {
    List<ReadModelTable> liveTables = projection.tables(live);
    List<ReadModelTable> asideTables = projection.tables(aside);
    long rows = 0;
    for (int i = 0; i < liveTables.size(); i++) {
      rows += liveTables.get(i).countRows(snapshot);
      new RowComparison(liveTables.get(i), asideTables.get(i)).run(snapshot, tally::count);
    }
    return new VerificationReport(
        projection.name(), live, nextOffsets, rows, tally.total, List.copyOf(tally.shown),
        new ParkedComparison(ParkedEvents.of(projection, live),
            ParkedEvents.of(projection, aside)).run(snapshot));
  }

  private static final class Tally {

    private final int mostShown;
    private final List<RowDifference> shown = new ArrayList<>();
    private long total;

    private Tally(int mostShown) {
      this.mostShown = mostShown;
    }

    private void count(RowDifference difference) {
      total++;
      if (shown.size() < mostShown) {
        shown.add(difference);
      }
    }
  }
}
