package io.orderlog.projections.readmodel;

import java.util.Collections;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Rows in one JDBC batch, as every database takes them. */
final class JdbcBatch implements RowLoader {

  @Override
  public void load(DSLContext transaction, ReadModelTable table, List<@Nullable Object[]> rows) {
    List<@Nullable Object> anyValues = Collections.nCopies(table.columns().size(), null);
    transaction
        .batch(transaction.insertInto(table.table(), table.columns()).values(anyValues))
        .bind(rows.toArray(new @Nullable Object[0][])).execute();
  }
}
