package io.orderlog.projections.readmodel;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Fills a new generation with the live one's rows of all orders but those that are computed anew.
 * Which those are is decided at the very position at which the live rows are read.
 */
final class TakeOver {

  private static final int ROWS_AT_ONCE = 1_000;

  private final ReadModelDatabase database;
  private final EventLog<OrderEvent> log;
  private final CatchUp catchUp;

  TakeOver(ReadModelDatabase database, EventLog<OrderEvent> log, CatchUp catchUp) {
    this.database = database;
    this.log = log;
    this.catchUp = catchUp;
  }

  /**
   * What is left to be applied to the new generation.
   *
   * @param goal where the rows that were taken over stand
   * @param anew the orders of which all events up to there are still to be applied
   */
  record Remainder(FeedGoal goal, OrderGroups anew) {}

  /** Copies the rows that need no computing. */
  Remainder run(Projection projection, Generation next, RebuildSince since) {
    return database.read(snapshot -> {
      Generation live = new Generations(projection.name()).active(snapshot)
          .orElseThrow(() -> new RebuildRefusedException(projection.name()
              + " has not been built yet, so nothing can be taken over: rebuild it whole"));
      Checkpoints checkpoints = new Checkpoints(projection.name(), live);
      FeedGoal reached = new FeedGoal(checkpoints.nextOffsets(snapshot));
      LogMatch.of(log).mismatch(snapshot, checkpoints, reached.nextOffsets()).ifPresent(reason -> {
        throw new RebuildRefusedException(reason + ", without --since");
      });
      OrderGroups anew = ordersSince(since, reached);
      // Their rows lack what is parked, which nobody would apply any more.
      new ParkedEvents(projection.name(), live).all(snapshot)
          .forEach(event -> anew.add(event.orderId()));
      copy(snapshot, projection.tables(live), projection.tables(next), anew);
      return new Remainder(reached, anew);
    });
  }

  private OrderGroups ordersSince(RebuildSince since, FeedGoal goal) {
    OrderGroups found = new OrderGroups();
    Map<Integer, Long> from = since.firstOffsets(goal.nextOffsets());
    try (LogReader<OrderEvent> reader = log.openReader(from)) {
      catchUp.run(reader, goal.in(from.keySet()).nextOffsets(),
          events -> goal.before(events).stream().filter(since::covers)
              .forEach(event -> found.add(event.streamId())));
    }
    return found;
  }

  private void copy(DSLContext snapshot, List<ReadModelTable> from, List<ReadModelTable> to,
      OrderGroups without) {
    for (int i = 0; i < from.size(); i++) {
      copy(snapshot, from.get(i), to.get(i), without);
    }
  }

  private void copy(
      DSLContext snapshot, ReadModelTable from, ReadModelTable to, OrderGroups without) {
    Field<?> orderId = from.key().getFirst();
    List<@Nullable Object[]> rows = new ArrayList<>();
    try (Stream<Record> all = snapshot.select(from.columns()).from(from.table())
        .fetchSize(ROWS_AT_ONCE).stream()) {
      all.filter(row -> !without.mayHold(String.valueOf(row.get(orderId)))).forEach(row -> {
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
}
