package io.orderlog.projections.readmodel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Many rows at once. A row has the values of the table's columns, in their order. */
public final class BatchWrite {

  private BatchWrite() {}

  /**
   * Adds rows.
   *
   * @throws org.jooq.exception.DataAccessException if one is there already
   */
  public static void insert(
      DSLContext transaction, ReadModelTable table, List<@Nullable Object[]> rows) {
    if (!rows.isEmpty()) {
      RowLoader.of(transaction, rows.size()).load(transaction, table, inKeyOrder(rows));
    }
  }

  /** Neighbours of the key's index go to the same pages, one after the other. */
  private static List<@Nullable Object[]> inKeyOrder(List<@Nullable Object[]> rows) {
    return rows.stream().sorted(Comparator.comparing(
        row -> row[0] instanceof String text ? text : "")).toList();
  }

  /**
   * Adds those rows that are not there yet, and replaces the others.
   *
   * @param stored the values of the table's first column, which is its key, of those that are there
   */
  public static void write(DSLContext transaction, ReadModelTable table,
      List<@Nullable Object[]> rows, Set<String> stored) {
    insert(transaction, table, rows.stream().filter(row -> !stored.contains(row[0])).toList());
    update(transaction, table, rows.stream().filter(row -> stored.contains(row[0])).toList());
  }

  /**
   * Replaces rows, found by the table's first column, which is its key.
   *
   * @throws ProjectionFailedException if one is not there
   */
  static void update(
      DSLContext transaction, ReadModelTable table, List<@Nullable Object[]> rows) {
    Map<Field<?>, @Nullable Object> anyValues = new LinkedHashMap<>();
    table.columns().stream().skip(1).forEach(column -> anyValues.put(column, null));
    Query update = transaction.update(table.table()).set(anyValues)
        .where(equalToAny(table.columns().getFirst()));
    run(transaction, table, rows.stream().map(BatchWrite::keyLast).toList(), update);
  }

  private static void run(DSLContext transaction, ReadModelTable table,
      List<@Nullable Object[]> rows, Query query) {
    if (rows.isEmpty()) {
      return;
    }
    int[] written = transaction.batch(query)
        .bind(rows.toArray(new @Nullable Object[0][])).execute();
    long missing = IntStream.of(written).filter(count -> count == 0).count();
    if (missing > 0) {
      throw new ProjectionFailedException(
          missing + " of " + rows.size() + " rows to replace are not in " + table.name());
    }
  }

  /** That a column has a value which is bound for each row. */
  static <T> Condition equalToAny(Field<T> key) {
    return key.eq(DSL.param("key", key.getDataType()));
  }

  private static @Nullable Object[] keyLast(@Nullable Object[] row) {
    List<@Nullable Object> rotated = new ArrayList<>(row.length);
    Collections.addAll(rotated, row);
    Collections.rotate(rotated, -1);
    return rotated.toArray();
  }
}
