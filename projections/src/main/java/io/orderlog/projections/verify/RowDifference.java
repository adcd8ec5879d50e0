package io.orderlog.projections.verify;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row that is not in a read model as the log says it should be. Values are the database's. */
public sealed interface RowDifference {

  /** The live table, as in {@code orders_g3}. */
  String table();

  /** The row's key: columns and values. */
  Map<String, String> key();

  /** The row should be there and is not. */
  record Missing(String table, Map<String, String> key) implements RowDifference {}

  /** The row is there and should not be. */
  record Surplus(String table, Map<String, String> key) implements RowDifference {}

  /** Some of the row's columns have other values than they should. */
  record Changed(String table, Map<String, String> key, List<Column> columns)
      implements RowDifference {}

  /**
   * One column of a row.
   *
   * @param live its value in the live read model
   * @param rebuilt the value that it gets from the log
   */
  record Column(String name, @Nullable String live, @Nullable String rebuilt) {}
}
