package io.orderlog.projections.database;

import static io.orderlog.projections.database.MetaTables.DATABASE;
import static io.orderlog.projections.database.MetaTables.DATABASE_ID;
import static io.orderlog.projections.database.MetaTables.DATABASE_ROW;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;

/**
 * Tells databases apart, however they are reached: the same for all who use one, and another for
 * every other. A random number in the database distinguishes it from those at the same place on
 * other machines, and its place from copies of it.
 */
public final class DatabaseIdentity {

  private static final int ONLY_ROW = 1;
  private static final String PLACE_ON_H2 = "select coalesce(database_path(), '')";
  private static final String PLACE_ON_POSTGRES = "select concat(system_identifier, '/', oid)"
      + " from pg_control_system(), pg_database where datname = current_database()";

  private DatabaseIdentity() {}

  /** Of this database, in characters that may stand in names. */
  public static String of(ReadModelDatabase database) {
    String id = database.read(DatabaseIdentity::stored).orElseGet(() -> create(database));
    String place = database.read(DatabaseIdentity::place);
    return UUID.nameUUIDFromBytes((id + " " + place).getBytes(UTF_8)).toString();
  }

  /** The random number, even where nobody has made its table. */
  static Optional<String> storedIfAny(DSLContext database) {
    boolean isThere = database.fetchExists(DSL.selectOne().from("information_schema.tables")
        .where(DSL.field("table_name", String.class).equalIgnoreCase(DATABASE.getName())));
    return isThere ? stored(database) : Optional.empty();
  }

  private static Optional<String> stored(DSLContext database) {
    return database.select(DATABASE_ID).from(DATABASE).fetchOptional(DATABASE_ID);
  }

  private static String create(ReadModelDatabase database) {
    try {
      database.write(sql -> store(sql, UUID.randomUUID().toString()));
    } catch (IntegrityConstraintViolationException somebodyElseWasFaster) {
      // Then theirs is there.
    }
    return database.read(DatabaseIdentity::stored).orElseThrow();
  }

  static void store(DSLContext database, String id) {
    database.insertInto(DATABASE).columns(DATABASE_ROW, DATABASE_ID).values(ONLY_ROW, id)
        .execute();
  }

  private static String place(DSLContext database) {
    return String.valueOf(database.fetchValue(
        database.family() == SQLDialect.POSTGRES ? PLACE_ON_POSTGRES : PLACE_ON_H2));
  }
}
