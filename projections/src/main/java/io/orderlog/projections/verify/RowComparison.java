package io.orderlog.projections.verify;

import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.verify.RowDifference.Changed;
import io.orderlog.projections.verify.RowDifference.Column;
import io.orderlog.projections.verify.RowDifference.Missing;
import io.orderlog.projections.verify.RowDifference.Surplus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * One table in two generations, compared row by row within the database, which finds rows by their
 * keys and hands out only those that differ.
 */
record RowComparison(ReadModelTable live, ReadModelTable rebuilt) {

  private static final int ROWS_AT_ONCE = 500;
  private static final String LIVE = "live";
  private static final String REBUILT = "rebuilt";

  /** Hands over every difference, the surplus and changed rows before the missing ones. */
  void run(DSLContext snapshot, Consumer<RowDifference> differences) {
    stream(snapshot.select(valuesOfBoth())
        .from(live.table().as(LIVE)).leftJoin(rebuilt.table().as(REBUILT)).on(sameKey())
        .where(value(REBUILT, live.key().getFirst()).isNull().or(anyColumnDiffers()))
        .orderBy(key(LIVE)),
        row -> differences.accept(surplusOrChanged(row)));
    stream(snapshot.select(key(REBUILT))
        .from(rebuilt.table().as(REBUILT)).leftJoin(live.table().as(LIVE)).on(sameKey())
        .where(value(LIVE, live.key().getFirst()).isNull())
        .orderBy(key(REBUILT)),
        row -> differences.accept(new Missing(live.name(), keyOf(row, REBUILT))));
  }

  private static <R extends Record> void stream(ResultQuery<R> query, Consumer<R> rows) {
    try (Stream<R> found = query.fetchSize(ROWS_AT_ONCE).stream()) {
      found.forEach(rows);
    }
  }

  private RowDifference surplusOrChanged(Record row) {
    Map<String, String> key = keyOf(row, LIVE);
    return row.get(value(REBUILT, live.key().getFirst())) == null
        ? new Surplus(live.name(), key)
        : new Changed(live.name(), key, live.columns().stream()
            .map(column -> new Column(column.getName(),
                text(row.get(value(LIVE, column))), text(row.get(value(REBUILT, column)))))
            .filter(column -> !Objects.equals(column.live(), column.rebuilt()))
            .toList());
  }

  private Map<String, String> keyOf(Record row, String side) {
    Map<String, String> key = new LinkedHashMap<>();
    live.key().forEach(column -> key.put(
        column.getName(), String.valueOf(row.get(value(side, column)))));
    return key;
  }

  private Condition sameKey() {
    return DSL.and(live.key().stream()
        .map(column -> value(LIVE, column).eq(value(REBUILT, column))).toList());
  }

  private Condition anyColumnDiffers() {
    return DSL.or(live.columns().stream()
        .map(column -> value(LIVE, column).isDistinctFrom(value(REBUILT, column))).toList());
  }

  private List<Field<Object>> key(String side) {
    return live.key().stream().map(column -> value(side, column)).toList();
  }

  private List<Field<Object>> valuesOfBoth() {
    return Stream.of(LIVE, REBUILT)
        .flatMap(side -> live.columns().stream().map(column -> value(side, column)))
        .toList();
  }

  /** Of no type, so that values come as the database has them. */
  private static Field<Object> value(String side, Field<?> column) {
    return DSL.field(DSL.name(side, column.getName()));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
