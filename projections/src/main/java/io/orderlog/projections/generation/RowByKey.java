package io.orderlog.projections.generation;

import static io.orderlog.projections.database.MetaTables.CHECKPOINTS;
import static io.orderlog.projections.database.MetaTables.GENERATION;
import static io.orderlog.projections.database.MetaTables.GENERATIONS;
import static io.orderlog.projections.database.MetaTables.LOG_PARTITION;
import static io.orderlog.projections.database.MetaTables.NEXT_OFFSET;
import static io.orderlog.projections.database.MetaTables.PROJECTION;
import static io.orderlog.projections.database.MetaTables.STATUS;
import static io.orderlog.projections.database.MetaTables.in;

import io.orderlog.eventlog.Offsets;
import io.orderlog.projections.database.DatabaseErrors;
import io.orderlog.projections.database.GenerationStatus;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.readmodel.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows of the active generation by their key. As long as one generation stays active, each
 * question is one statement, whose text was made once: it asks the tables of the generation that
 * was active before, and answers nothing if another one is by now. Thread-safe.
 *
 * @param <T> what a row is
 */
public final class RowByKey<T> {

  /** The row comes once, with the checkpoint of the partition that every log has. */
  private static final int FIRST_PARTITION = 0;

  private static final Field<Integer> PARTITION =
      DSL.field(DSL.name("checkpoint_partition"), LOG_PARTITION.getDataType());
  private static final Field<Long> OFFSET =
      DSL.field(DSL.name("checkpoint_offset"), NEXT_OFFSET.getDataType());

  /**
   * A statement for one generation.
   *
   * @param table that it looks into
   * @param sql whose one parameter is the key
   * @param fields that it selects
   */
  private record Prepared(
      Generation generation, ReadModelTable table, String sql, List<Field<?>> fields) {

    boolean hasRow(Record found) {
      return found.get(table.key().getFirst()) != null;
    }
  }

  private final ReadModelDatabase database;
  private final ReadModels readModels;
  private final String projection;
  private final Function<Generation, ReadModelTable> tables;
  private final Function<Record, T> toValue;
  private volatile @Nullable Prepared last;

  RowByKey(ReadModelDatabase database, ReadModels readModels, String projection,
      Function<Generation, ReadModelTable> tables, Function<Record, T> toValue) {
    this.database = database;
    this.readModels = readModels;
    this.projection = projection;
    this.tables = tables;
    this.toValue = toValue;
  }

  /**
   * The row with this key, if there is one, and how far the generation is.
   *
   * @throws ReadModelUnavailableException as {@link ReadModels#readActive} does
   */
  public Snapshot<Optional<T>> find(String key) {
    Prepared prepared = last;
    return prepared == null
        ? findAnew(key)
        : find(prepared, key).orElseGet(() -> findAnew(key));
  }

  private Optional<Snapshot<Optional<T>>> find(Prepared prepared, String key) {
    try {
      Result<Record> rows = database.ask(prepared.sql(), key, prepared.fields());
      return rows.isEmpty() ? Optional.empty() : Optional.of(snapshot(prepared, rows));
    } catch (ReadModelUnavailableException unavailable) {
      if (DatabaseErrors.isTableGone(unavailable)) {
        // A generation that was active long ago.
        return Optional.empty();
      }
      throw unavailable;
    }
  }

  private Snapshot<Optional<T>> snapshot(Prepared prepared, Result<Record> rows) {
    return new Snapshot<>(rows.stream().filter(prepared::hasRow).findFirst().map(toValue),
        prepared.generation(), new Offsets(rows.intoMap(PARTITION, OFFSET)));
  }

  private Snapshot<Optional<T>> findAnew(String key) {
    return readModels.readActive(projection, (snapshot, generation) -> {
      ReadModelTable table = tables.apply(generation);
      last = new Prepared(generation, table, sql(snapshot, generation, table), fields(table));
      return snapshot.select(table.columns()).from(table.table())
          .where(table.streamId().eq(key)).fetchOptional(toValue::apply);
    });
  }

  private static List<Field<?>> fields(ReadModelTable table) {
    return Stream.concat(Stream.of(PARTITION, OFFSET), table.columns().stream()).toList();
  }

  private String sql(DSLContext database, Generation generation, ReadModelTable table) {
    Field<Integer> partition = in(CHECKPOINTS, LOG_PARTITION);
    return database.select(partition.as(PARTITION), in(CHECKPOINTS, NEXT_OFFSET).as(OFFSET))
        .select(table.columns().stream().map(column -> in(table.table(), column)).toList())
        .from(GENERATIONS).join(CHECKPOINTS)
        .on(in(CHECKPOINTS, PROJECTION).eq(in(GENERATIONS, PROJECTION)))
        .and(in(CHECKPOINTS, GENERATION).eq(in(GENERATIONS, GENERATION)))
        .leftJoin(table.table()).on(in(table.table(), table.streamId()).eq(""))
        .and(partition.eq(DSL.inline(FIRST_PARTITION)))
        .where(in(GENERATIONS, PROJECTION).eq(DSL.inline(projection)))
        .and(in(GENERATIONS, GENERATION).eq(DSL.inline(generation, GENERATION)))
        .and(in(GENERATIONS, STATUS).eq(DSL.inline(GenerationStatus.ACTIVE, STATUS)))
        .getSQL();
  }
}
