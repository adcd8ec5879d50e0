package io.orderlog.projections.endpoint;

import static io.orderlog.projections.readmodel.ColumnTypes.required;

import io.orderlog.domain.endpoint.EndpointStatus;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.projections.endpoint.EndpointView.Telling;
import io.orderlog.projections.readmodel.ColumnTypes;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The table of the read model of endpoints, and its rows as {@link EndpointView}s. */
final class EndpointTable {

  static final Field<String> ENDPOINT_ID = required("endpoint_id", ColumnTypes.TEXT);
  static final Field<EndpointStatus> STATUS =
      required("status", ColumnTypes.constant(EndpointStatus.class));
  private static final Field<Telling> TELLING =
      required("telling", ColumnTypes.json(Telling.class));
  private static final Field<Long> VERSION = required("version", SQLDataType.BIGINT);
  private static final Field<Instant> UPDATED_AT =
      required("updated_at_millis", ColumnTypes.MILLIS);
  private static final Field<Integer> LOG_PARTITION =
      required("log_partition", SQLDataType.INTEGER);
  private static final Field<Long> LOG_OFFSET = required("log_offset", SQLDataType.BIGINT);

  private EndpointTable() {}

  static ReadModelTable of(Generation generation) {
    return new ReadModelTable(generation.tableName(EndpointsProjection.NAME),
        List.of(ENDPOINT_ID, STATUS, TELLING, VERSION, UPDATED_AT, LOG_PARTITION, LOG_OFFSET),
        List.of(ENDPOINT_ID), List.of());
  }

  static @Nullable Object[] toRow(EndpointView endpoint) {
    return new @Nullable Object[]{endpoint.endpointId(), endpoint.status(), endpoint.telling(),
        endpoint.version(), endpoint.updatedAt(), endpoint.position().partition(),
        endpoint.position().offset()};
  }

  static EndpointView toView(Record row) {
    return new EndpointView(row.get(ENDPOINT_ID), row.get(STATUS), row.get(TELLING),
        row.get(VERSION), row.get(UPDATED_AT),
        new LogPosition(row.get(LOG_PARTITION), row.get(LOG_OFFSET)));
  }
}
