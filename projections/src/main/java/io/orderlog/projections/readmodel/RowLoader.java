package io.orderlog.projections.readmodel;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/** Adds many rows to a table, in the way that is fastest on the database at hand. */
@FunctionalInterface
interface RowLoader {

  /** Below this, telling PostgreSQL to expect rows costs more than sending them one by one. */
  int ROWS_WORTH_COPYING = 20;

  /**
   * Adds rows whose values are those of the table's columns, in their order.
   *
   * @throws org.jooq.exception.DataAccessException if one is there already
   */
  void load(DSLContext transaction, ReadModelTable table, List<@Nullable Object[]> rows);

  /** The loader for so many rows. */
  static RowLoader of(DSLContext transaction, int rows) {
    return transaction.family() == SQLDialect.POSTGRES && rows >= ROWS_WORTH_COPYING
        ? new PostgresCopy()
        : new JdbcBatch();
  }
}
