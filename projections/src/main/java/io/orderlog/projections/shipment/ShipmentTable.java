package io.orderlog.projections.shipment;

import static io.orderlog.projections.readmodel.ColumnTypes.required;

import io.orderlog.domain.shipment.ShipmentState;
import io.orderlog.domain.shipment.ShipmentStatus;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.projections.readmodel.ColumnTypes;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The table of the shipments read model, and its rows as {@link ShipmentView}s. */
final class ShipmentTable {

  /** In JSON, because a carrier may say what not every database takes. */
  private record Said(Optional<String> error) {}

  static final Field<String> SHIPMENT_ID = required("shipment_id", ColumnTypes.TEXT);
  private static final Field<ShipmentStatus> STATUS =
      required("status", ColumnTypes.constant(ShipmentStatus.class));
  private static final Field<ShipmentState> STATE =
      required("shipment_state", ColumnTypes.json(ShipmentState.class));
  private static final Field<Said> SAID = required("said", ColumnTypes.json(Said.class));
  private static final Field<Long> VERSION = required("version", SQLDataType.BIGINT);
  private static final Field<Instant> UPDATED_AT =
      required("updated_at_millis", ColumnTypes.MILLIS);
  private static final Field<Integer> LOG_PARTITION =
      required("log_partition", SQLDataType.INTEGER);
  private static final Field<Long> LOG_OFFSET = required("log_offset", SQLDataType.BIGINT);

  private ShipmentTable() {}

  static ReadModelTable of(Generation generation) {
    return new ReadModelTable(generation.tableName(ShipmentsProjection.NAME),
        List.of(SHIPMENT_ID, STATUS, STATE, SAID, VERSION, UPDATED_AT, LOG_PARTITION, LOG_OFFSET),
        List.of(SHIPMENT_ID), List.of());
  }

  static @Nullable Object[] toRow(ShipmentView shipment) {
    return new @Nullable Object[]{shipment.shipmentId(), shipment.status(), shipment.state(),
        new Said(shipment.error()), shipment.version(), shipment.updatedAt(),
        shipment.position().partition(), shipment.position().offset()};
  }

  static ShipmentView toView(Record row) {
    return new ShipmentView(row.get(SHIPMENT_ID), row.get(STATE), row.get(SAID).error(),
        row.get(VERSION), row.get(UPDATED_AT),
        new LogPosition(row.get(LOG_PARTITION), row.get(LOG_OFFSET)));
  }
}
