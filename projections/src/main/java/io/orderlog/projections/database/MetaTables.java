package io.orderlog.projections.database;

import static io.orderlog.projections.readmodel.ColumnTypes.required;
import static org.jooq.impl.DSL.name;

import io.orderlog.projections.readmodel.ColumnTypes;
import io.orderlog.projections.readmodel.Generation;
import java.time.Instant;
import java.util.List;
import org.jooq.Converter;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The tables that say which generations there are and how far each is. */
public final class MetaTables {

  /** One row per projection, there to be locked by those who build or switch its generations. */
  public static final Table<Record> PROJECTIONS = DSL.table(name("projections"));

  public static final Table<Record> GENERATIONS = DSL.table(name("projection_generations"));
  public static final Table<Record> CHECKPOINTS = DSL.table(name("projection_checkpoints"));

  public static final Field<String> PROJECTION = required("projection", SQLDataType.VARCHAR(64));
  public static final Field<Generation> GENERATION = required("generation", SQLDataType.INTEGER
      .asConvertedDataType(Converter.ofNullable(
          Integer.class, Generation.class, Generation::new, Generation::number)));
  public static final Field<GenerationStatus> STATUS = required("status", SQLDataType.VARCHAR(16)
      .asConvertedDataType(Converter.ofNullable(
          String.class, GenerationStatus.class, GenerationStatus::valueOf,
          GenerationStatus::name)));
  public static final Field<Instant> CREATED_AT = required("created_at_millis", ColumnTypes.MILLIS);
  /** The name of the log whose partitions these are: each has a first one. */
  public static final Field<String> LOG = DSL.field(name("log_name"),
      SQLDataType.VARCHAR(64).notNull().defaultValue(KeyByLog.FIRST_LOG));

  public static final Field<Integer> LOG_PARTITION = required("log_partition", SQLDataType.INTEGER);
  public static final Field<Long> NEXT_OFFSET = required("next_offset", SQLDataType.BIGINT);
  public static final Field<String> LOG_ID = required("log_id", SQLDataType.VARCHAR(64));

  /** One row that distinguishes this database from others; see {@link DatabaseIdentity}. */
  static final Table<Record> DATABASE = DSL.table(name("read_model_database"));

  static final Field<Integer> DATABASE_ROW = required("only_row", SQLDataType.INTEGER);
  static final Field<String> DATABASE_ID = required("database_id", SQLDataType.VARCHAR(64));

  /** Events that did not fit, and those after them, in the same stream. */
  public static final Table<Record> PARKED_EVENTS = DSL.table(name("projection_parked_events"));

  public static final Field<Long> LOG_OFFSET = required("log_offset", SQLDataType.BIGINT);
  /** Of any stream: called like the first that there were. */
  public static final Field<String> STREAM_ID = required("order_id", ColumnTypes.TEXT);
  public static final Field<Long> EVENT_VERSION = required("event_version", SQLDataType.BIGINT);
  public static final Field<String> EVENT_TYPE = required("event_type", ColumnTypes.TEXT);
  public static final Field<Instant> EVENT_TIME = required("event_time_millis", ColumnTypes.MILLIS);
  public static final Field<String> REASON = required("reason", ColumnTypes.TEXT);

  private static final List<Field<?>> CHECKPOINT_KEY =
      List.of(PROJECTION, GENERATION, LOG, LOG_PARTITION);
  private static final List<Field<?>> PARKED_KEY =
      List.of(PROJECTION, GENERATION, LOG, LOG_PARTITION, LOG_OFFSET);

  private MetaTables() {}

  /** A column that several tables have, as that of one. */
  public static <T> Field<T> in(Table<?> table, Field<T> column) {
    return DSL.field(table.getQualifiedName().append(column.getUnqualifiedName()),
        column.getDataType());
  }

  /** By one thread at a time: on H2, two would wait for each other until one gives up. */
  static synchronized void createIfMissing(DSLContext database) {
    if (database.family() == SQLDialect.POSTGRES) {
      PostgresSession.oneAtATime(database);
    }
    database.createTableIfNotExists(DATABASE)
        .columns(DATABASE_ROW, DATABASE_ID)
        .primaryKey(DATABASE_ROW)
        .execute();
    database.createTableIfNotExists(PROJECTIONS)
        .columns(PROJECTION)
        .primaryKey(PROJECTION)
        .execute();
    database.createTableIfNotExists(GENERATIONS)
        .columns(PROJECTION, GENERATION, STATUS, CREATED_AT)
        .primaryKey(PROJECTION, GENERATION)
        .execute();
    database.createTableIfNotExists(CHECKPOINTS)
        .columns(PROJECTION, GENERATION, LOG, LOG_PARTITION, NEXT_OFFSET, LOG_ID)
        .primaryKey(CHECKPOINT_KEY)
        .execute();
    database.createTableIfNotExists(PARKED_EVENTS)
        .columns(PROJECTION, GENERATION, LOG, LOG_PARTITION, LOG_OFFSET, STREAM_ID, EVENT_VERSION,
            EVENT_TYPE, EVENT_TIME, REASON)
        .primaryKey(PARKED_KEY)
        .execute();
    new KeyByLog(database, CHECKPOINTS, CHECKPOINT_KEY).extend();
    new KeyByLog(database, PARKED_EVENTS, PARKED_KEY).extend();
  }
}
