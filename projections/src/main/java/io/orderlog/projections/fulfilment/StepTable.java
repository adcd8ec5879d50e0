package io.orderlog.projections.fulfilment;

import static io.orderlog.projections.readmodel.ColumnTypes.required;

import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.projections.readmodel.ColumnTypes;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** One row per event of a process, and its rows as {@link StepView}s. */
final class StepTable {

  static final Field<String> ORDER_ID = required("order_id", ColumnTypes.TEXT);
  static final Field<Long> VERSION = required("version", SQLDataType.BIGINT);
  private static final Field<Instant> TIME = required("step_time_millis", ColumnTypes.MILLIS);
  private static final Field<String> WHAT = required("what", ColumnTypes.TEXT);
  private static final Field<String> CAUSE = required("cause", ColumnTypes.TEXT);

  private StepTable() {}

  static ReadModelTable of(Generation generation) {
    return new ReadModelTable(generation.tableName("fulfilment_steps"),
        List.of(ORDER_ID, VERSION, TIME, WHAT, CAUSE), List.of(ORDER_ID, VERSION), List.of());
  }

  static @Nullable Object[] toRow(RecordedEvent<FulfilmentEvent> event) {
    EventMetadata metadata = event.metadata();
    return new @Nullable Object[]{event.streamId(), event.version(), metadata.time(),
        StepWords.of(event.data()),
        Objects.requireNonNullElse(metadata.causationId(), metadata.commandId())};
  }

  static StepView toView(Record row) {
    return new StepView(row.get(VERSION), row.get(TIME), row.get(WHAT), row.get(CAUSE));
  }
}
