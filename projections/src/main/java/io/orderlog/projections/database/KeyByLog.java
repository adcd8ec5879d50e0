package io.orderlog.projections.database;

import static io.orderlog.projections.database.MetaTables.LOG;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Extends the key of a table that an earlier version made, when there was one log and its rows did
 * not say whose they are. What they say is kept, and a process of that version that is still
 * running goes on with it. Used once, by one thread; other processes may be at the same table.
 */
final class KeyByLog {

  /** The log that all rows are of in which none is named. */
  static final String FIRST_LOG = "orders";

  private static final int TRIES = 10;
  private static final Field<String> TABLE_NAME = DSL.field("table_name", String.class);
  private static final Field<String> TABLE_SCHEMA = DSL.field("table_schema", String.class);
  private static final Field<String> COLUMN_NAME = DSL.field("column_name", String.class);
  private static final Field<String> CONSTRAINT_NAME = DSL.field("constraint_name", String.class);

  private final DSLContext database;
  private final Table<Record> table;
  private final List<Field<?>> key;

  KeyByLog(DSLContext database, Table<Record> table, List<Field<?>> key) {
    this.database = database;
    this.table = table;
    this.key = key;
  }

  /** Adds the log's name to the table and to its key, unless it is there. */
  void extend() {
    for (int left = TRIES; left > 0 && !isExtended(); left--) {
      try {
        tryToExtend();
      } catch (DataAccessException failure) {
        // On H2, each statement is a transaction, and another process may have been faster.
        if (database.family() == SQLDialect.POSTGRES || left == 1) {
          throw failure;
        }
      }
    }
  }

  private void tryToExtend() {
    database.alterTable(table).addColumnIfNotExists(LOG).execute();
    keyName().ifPresent(name -> database.alterTable(table).dropConstraint(name).execute());
    database.alterTable(table).add(DSL.primaryKey(key)).execute();
  }

  private boolean isExtended() {
    return database.fetchExists(DSL.selectOne().from("information_schema.key_column_usage")
        .where(ours()).and(DSL.lower(COLUMN_NAME).eq(LOG.getName())));
  }

  private Optional<String> keyName() {
    return database.select(CONSTRAINT_NAME).from("information_schema.table_constraints")
        .where(ours()).and("constraint_type = 'PRIMARY KEY'").fetchOptional(CONSTRAINT_NAME);
  }

  private Condition ours() {
    return DSL.lower(TABLE_NAME).eq(table.getName().toLowerCase(Locale.ROOT))
        .and(TABLE_SCHEMA.eq(DSL.field("current_schema", String.class)));
  }
}
