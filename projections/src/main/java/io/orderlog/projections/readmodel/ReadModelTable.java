package io.orderlog.projections.readmodel;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * One table of one generation of a read model.
 *
 * @param name unquoted, so neither a reserved word nor in need of capitals
 * @param columns all of them
 * @param key the primary key; with it, two generations can be compared row by row
 */
public record ReadModelTable(
    String name, List<Field<?>> columns, List<Field<?>> key, List<Index> indexes) {

  /**
   * An index of the table.
   *
   * @param suffix its name after the table's
   */
  public record Index(String suffix, List<OrderField<?>> columns) {}

  /** The column that names the stream, in a table whose key begins with that. */
  public Field<String> streamId() {
    return key.getFirst().coerce(String.class);
  }

  /** For use in queries. */
  public Table<Record> table() {
    return DSL.table(DSL.name(name));
  }

  /** Makes the table, with its key and without its indexes, unless it exists. */
  public void createIfMissing(DSLContext database) {
    database.createTableIfNotExists(table())
        .columns(columns.stream().map(column -> sortedByCodePoint(database, column)).toList())
        .primaryKey(key).execute();
  }

  /** Makes the indexes that do not exist, one after the other. */
  public void indexIfMissing(DSLContext database) {
    indexes.forEach(index -> indexIfMissing(database, index));
  }

  /** Whether all indexes exist. */
  public boolean isIndexed(DSLContext database) {
    List<String> names = indexes.stream().map(index -> name + "_" + index.suffix()).toList();
    boolean isPostgres = database.family() == SQLDialect.POSTGRES;
    Table<Record> known = DSL.table(isPostgres ? "pg_indexes" : "information_schema.indexes");
    Field<String> schema =
        DSL.field(isPostgres ? "schemaname" : "table_schema", String.class);
    Field<String> index = DSL.field(isPostgres ? "indexname" : "index_name", String.class);
    return database.fetchCount(known, schema.eq(DSL.currentSchema())
        .and(DSL.lower(index).in(names))) == names.size();
  }

  /** Makes an index, which readers need and loading many rows is slowed by, unless it exists. */
  public void indexIfMissing(DSLContext database, Index index) {
    database.createIndexIfNotExists(DSL.name(name + "_" + index.suffix()))
        .on(table(), index.columns()).execute();
  }

  /** PostgreSQL would sort text as the database's language does, H2 sorts it by code point. */
  private static Field<?> sortedByCodePoint(DSLContext database, Field<?> column) {
    return database.family() == SQLDialect.POSTGRES && column.getDataType().isString()
        ? DSL.field(column.getQualifiedName(),
            column.getDataType().collation(DSL.collation("ucs_basic")))
        : column;
  }

  /** Removes the table and its indexes if they exist. */
  public void dropIfThere(DSLContext database) {
    database.dropTableIfExists(table()).execute();
  }

  /** Asks for a row, so that a table which is not as it should be fails. */
  public boolean isReadable(DSLContext database) {
    return database.select(columns).from(table()).limit(1).fetch().size() <= 1;
  }

  /** How many rows the table has. */
  public long countRows(DSLContext database) {
    return database.fetchCount(table());
  }
}
