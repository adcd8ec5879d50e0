package io.orderlog.projections.history;

import static io.orderlog.projections.readmodel.ColumnTypes.required;

import io.orderlog.eventlog.LogPosition;
import io.orderlog.projections.readmodel.ColumnTypes;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;

/** The table of the history read model, and its rows as {@link HistoryEntry}s. */
final class HistoryTable {

  static final Field<String> ORDER_ID = required("order_id", ColumnTypes.TEXT);
  static final Field<Long> VERSION = required("version", SQLDataType.BIGINT);
  static final Field<String> TYPE = required("event_type", ColumnTypes.TEXT);
  static final Field<Instant> TIME = required("event_time_millis", ColumnTypes.MILLIS);
  static final Field<String> DATA = required("event_data", ColumnTypes.TEXT);
  static final Field<String> COMMAND_ID = required("command_id", ColumnTypes.TEXT);
  static final Field<String> CORRELATION_ID = required("correlation_id", ColumnTypes.TEXT);
  static final Field<Integer> LOG_PARTITION = required("log_partition", SQLDataType.INTEGER);
  static final Field<Long> LOG_OFFSET = required("log_offset", SQLDataType.BIGINT);

  static final List<Field<?>> COLUMNS = List.of(ORDER_ID, VERSION, TYPE, TIME, DATA, COMMAND_ID,
      CORRELATION_ID, LOG_PARTITION, LOG_OFFSET);

  private HistoryTable() {}

  static ReadModelTable of(Generation generation) {
    return new ReadModelTable(
        generation.tableName("history"), COLUMNS, List.of(ORDER_ID, VERSION), List.of());
  }

  static HistoryEntry toEntry(Record row) {
    return new HistoryEntry(row.get(ORDER_ID), row.get(VERSION), row.get(TYPE), row.get(TIME),
        row.get(DATA), row.get(COMMAND_ID), row.get(CORRELATION_ID),
        new LogPosition(row.get(LOG_PARTITION), row.get(LOG_OFFSET)));
  }
}
