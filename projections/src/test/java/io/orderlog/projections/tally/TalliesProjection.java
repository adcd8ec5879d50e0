package io.orderlog.projections.tally;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.tally.TallyEvent;
import io.orderlog.eventlog.tally.TallyEvent.Added;
import io.orderlog.eventlog.tally.TallyEvent.Filled;
import io.orderlog.eventlog.tally.TallyLog;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.BatchWrite;
import io.orderlog.projections.readmodel.ColumnTypes;
import io.orderlog.projections.readmodel.EarlierStreams;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ProjectionFailedException;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.readmodel.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Keeps one row per tally: how much it has, and whether it is full. */
public final class TalliesProjection implements Projection<TallyEvent> {

  public static final String NAME = "tallies";

  /** A tally as readers see it. */
  public record TallyView(int total, boolean isFull) {}

  private static final Field<String> TALLY_ID =
      DSL.field(DSL.name("tally_id"), ColumnTypes.TEXT.notNull());
  private static final Field<Integer> TOTAL =
      DSL.field(DSL.name("total"), SQLDataType.INTEGER.notNull());
  private static final Field<Boolean> IS_FULL =
      DSL.field(DSL.name("is_full"), SQLDataType.BOOLEAN.notNull());

  private final AggregateLog<TallyEvent> log;

  public TalliesProjection() {
    this(TallyLog.TALLIES);
  }

  /** The same for a log that is called otherwise. */
  public TalliesProjection(AggregateLog<TallyEvent> log) {
    this.log = log;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AggregateLog<TallyEvent> log() {
    return log;
  }

  @Override
  public boolean keepsStreamsApart() {
    return true;
  }

  @Override
  public List<ReadModelTable> tables(Generation generation) {
    return List.of(table(generation));
  }

  @Override
  public void apply(DSLContext transaction, Generation generation,
      List<RecordedEvent<TallyEvent>> events) {
    ReadModelTable table = table(generation);
    Map<String, TallyView> known = EarlierStreams.load(transaction, table, TALLY_ID,
        row -> new TallyView(row.get(TOTAL), row.get(IS_FULL)), events);
    Map<String, TallyView> changed = new LinkedHashMap<>();
    for (RecordedEvent<TallyEvent> event : events) {
      changed.compute(event.streamId(),
          (id, tally) -> apply(tally == null ? known.get(id) : tally, event.data()));
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    changed.forEach(
        (id, tally) -> rows.add(new @Nullable Object[]{id, tally.total(), tally.isFull()}));
    BatchWrite.write(transaction, table, rows, known.keySet());
  }

  private static TallyView apply(@Nullable TallyView tally, TallyEvent event) {
    int total = tally == null ? 0 : tally.total();
    if (tally != null && tally.isFull()) {
      throw new ProjectionFailedException("a tally that is full grows");
    }
    return switch (event) {
      case Added(var amount) -> new TallyView(total + amount, false);
      case Filled _ -> new TallyView(total, true);
    };
  }

  /** The tally with this id. */
  public Snapshot<Optional<TallyView>> byId(ReadModels readModels, String id) {
    return readModels.readActive(NAME, (snapshot, generation) -> snapshot
        .select(TOTAL, IS_FULL).from(table(generation).table()).where(TALLY_ID.eq(id))
        .fetchOptional(row -> new TallyView(row.value1(), row.value2())));
  }

  private static ReadModelTable table(Generation generation) {
    return new ReadModelTable(generation.tableName("tallies"),
        List.of(TALLY_ID, TOTAL, IS_FULL), List.of(TALLY_ID), List.of());
  }
}
