package io.orderlog.projections.readmodel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Rows in one JDBC batch, as every database takes them. */
final class JdbcBatch implements RowLoader {

  @Override
  public void load(DSLContext transaction, ReadModelTable table, List<@Nullable Object[]> rows) {
    List<@Nullable Object> anyValues = Collections.nCopies(table.columns().size(), null);
    String insert = transaction.insertInto(table.table(), table.columns()).values(anyValues)
        .getSQL();
    // jOOQ's own batch binds each value again by its type, which takes as long as H2's insert.
    transaction.connection(connection -> load(connection, insert, table.columns(), rows));
  }

  private static void load(Connection connection, String insert, List<Field<?>> columns,
      List<@Nullable Object[]> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (@Nullable
      Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          statement.setObject(i + 1, StoredValue.of(columns.get(i), row[i]));
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
