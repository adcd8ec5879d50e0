package io.orderlog.projections.rebuild;

import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.feed.FeedGoal;
import io.orderlog.projections.generation.Checkpoints;
import io.orderlog.projections.generation.Generations;
import io.orderlog.projections.generation.LogMatch;
import io.orderlog.projections.generation.ParkedEvents;
import io.orderlog.projections.generation.RebuildRefusedException;
import io.orderlog.projections.generation.WrongLogException;
import io.orderlog.projections.readmodel.BatchWrite;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Fills a new generation with the live one's rows of all streams but those that are computed again.
 * Which those are is decided for the very position at which the live rows are read. The log is read
 * before they are and after that, never meanwhile: a database ends a transaction that waits for
 * something else. Used once, by one thread.
 */
final class TakeOver<E> {

  private static final int ROWS_AT_ONCE = 1_000;

  private final ReadModelDatabase database;
  private final EventLog<E> log;
  private final CatchUp catchUp;
  private final StreamIdFilter anew = new StreamIdFilter();
  /** Those that had such events while the rows were about to be read. */
  private final Set<String> late = new HashSet<>();

  TakeOver(ReadModelDatabase database, EventLog<E> log, CatchUp catchUp) {
    this.database = database;
    this.log = log;
    this.catchUp = catchUp;
  }

  /**
   * What is left to be applied to the new generation.
   *
   * @param goal where the rows that were taken over stand
   * @param anew tells of which streams all events up to there are still to be applied
   */
  record Remainder(FeedGoal goal, Predicate<String> anew) {}

  /** Copies the rows that need no computing. The caller keeps the live generation the live one. */
  Remainder run(Projection<E> projection, Generation next, RebuildSince since) {
    Generation live = live(projection);
    Checkpoints checkpoints = Checkpoints.of(projection, live);
    requireOurLog(checkpoints);
    Offsets from = since.firstOffsets(database.read(checkpoints::nextOffsets));
    FeedGoal goal;
    try (LogReader<E> reader = log.openReader(from)) {
      // Twice, because the live generation went on while the most of it was read.
      for (int i = 0; i < 2; i++) {
        read(reader, database.read(checkpoints::nextOffsets), since, anew::add);
      }
      goal = copy(projection, live, next);
      read(reader, goal.nextOffsets(), since, late::add);
    }
    late.removeIf(anew::mayHold);
    remove(projection.tables(next));
    return new Remainder(goal, id -> anew.mayHold(id) || late.contains(id));
  }

  private Generation live(Projection<E> projection) {
    return database.read(new Generations(projection.name())::active)
        .orElseThrow(() -> new RebuildRefusedException(projection.name()
            + " has not been built yet, so nothing can be taken over: rebuild it whole"));
  }

  private void requireOurLog(Checkpoints live) {
    try {
      LogMatch.require(database, log, live);
    } catch (WrongLogException other) {
      throw new RebuildRefusedException(other.getMessage() + ", without --since");
    }
  }

  /** The last batch may reach beyond the goal: then one more stream is computed again. */
  private void read(LogReader<E> reader, Offsets goal, RebuildSince since,
      Consumer<String> streams) {
    catchUp.run(reader, goal.only(reader.positions().partitions()),
        events -> events.stream().filter(since::covers)
            .forEach(event -> streams.accept(event.streamId())));
  }

  /** Returns where the rows stand that were copied. */
  private FeedGoal copy(Projection<E> projection, Generation live, Generation next) {
    return database.readSlowly(snapshot -> {
      FeedGoal reached = new FeedGoal(
          Checkpoints.of(projection, live).nextOffsets(snapshot));
      // Their rows lack what is parked, which nobody would apply.
      ParkedEvents.of(projection, live).all(snapshot)
          .forEach(event -> anew.add(event.streamId()));
      List<ReadModelTable> from = projection.tables(live);
      List<ReadModelTable> to = projection.tables(next);
      for (int i = 0; i < from.size(); i++) {
        copy(snapshot, from.get(i), to.get(i));
      }
      return reached;
    });
  }

  private void copy(DSLContext snapshot, ReadModelTable from, ReadModelTable to) {
    Field<String> streamId = from.streamId();
    List<@Nullable Object[]> rows = new ArrayList<>();
    try (Stream<Record> all = snapshot.select(from.columns()).from(from.table())
        .fetchSize(ROWS_AT_ONCE).stream()) {
      all.filter(row -> !anew.mayHold(row.get(streamId))).forEach(row -> {
        rows.add(row.intoArray());
        if (rows.size() == ROWS_AT_ONCE) {
          write(to, rows);
        }
      });
    }
    write(to, rows);
  }

  private void write(ReadModelTable table, List<@Nullable Object[]> rows) {
    database.write(transaction -> BatchWrite.insert(transaction, table, rows));
    rows.clear();
  }

  /** Of the streams that were found too late to be left out. */
  private void remove(List<ReadModelTable> tables) {
    List<String> ids = List.copyOf(late);
    for (int i = 0; i < ids.size(); i += ROWS_AT_ONCE) {
      List<String> some = ids.subList(i, Math.min(i + ROWS_AT_ONCE, ids.size()));
      database.write(transaction -> tables.forEach(table -> transaction.deleteFrom(table.table())
          .where(table.streamId().in(some)).execute()));
    }
  }
}
