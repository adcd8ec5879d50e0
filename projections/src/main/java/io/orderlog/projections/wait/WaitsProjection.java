package io.orderlog.projections.wait;

import static io.orderlog.projections.readmodel.ColumnTypes.required;

import io.orderlog.domain.wait.WaitEvent.Joined;
import io.orderlog.domain.wait.WaitEvent.Left;
import io.orderlog.domain.wait.WaitEvent.Notified;
import io.orderlog.domain.wait.WaitEvent.StockSeen;
import io.orderlog.domain.wait.WaitEvent;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.wait.WaitLog;
import io.orderlog.projections.readmodel.ColumnTypes;
import io.orderlog.projections.readmodel.EarlierStreams;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.NextEvent;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Keeps one row per waiting list. It counts addresses and keeps none. */
public final class WaitsProjection implements Projection<WaitEvent> {

  public static final String NAME = "waits";

  private static final Field<String> SKU = required("sku", ColumnTypes.TEXT);
  private static final Field<Long> WAITING = required("waiting", SQLDataType.BIGINT);
  private static final Field<Long> TOLD = required("told", SQLDataType.BIGINT);
  private static final Field<Long> AVAILABLE = required("available", SQLDataType.BIGINT);
  private static final Field<Long> VERSION = required("version", SQLDataType.BIGINT);
  private static final Field<Instant> UPDATED_AT =
      required("updated_at_millis", ColumnTypes.MILLIS);
  private static final Field<Integer> LOG_PARTITION =
      required("log_partition", SQLDataType.INTEGER);
  private static final Field<Long> LOG_OFFSET = required("log_offset", SQLDataType.BIGINT);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AggregateLog<WaitEvent> log() {
    return WaitLog.WAITS;
  }

  @Override
  public boolean keepsStreamsApart() {
    return true;
  }

  @Override
  public List<ReadModelTable> tables(Generation generation) {
    return List.of(table(generation));
  }

  @Override
  public void apply(DSLContext transaction, Generation generation,
      List<RecordedEvent<WaitEvent>> events) {
    EarlierStreams.update(transaction, table(generation), SKU, WaitsProjection::toView,
        WaitsProjection::toRow, events, WaitsProjection::after);
  }

  private static WaitView after(@Nullable WaitView before, RecordedEvent<WaitEvent> event) {
    NextEvent.require("waiting list", event, before == null ? 0 : before.version());
    long waiting = before == null ? 0 : before.waiting();
    long told = before == null ? 0 : before.told();
    long available = before == null ? 0 : before.available();
    return switch (event.data()) {
      case Joined _ -> row(event, waiting + 1, told, available);
      case Left _ -> row(event, waiting - 1, told, available);
      case Notified _ -> row(event, waiting - 1, told + 1, available);
      case StockSeen(var seen, _) -> row(event, waiting, told, seen);
    };
  }

  private static WaitView row(
      RecordedEvent<WaitEvent> event, long waiting, long told, long available) {
    return new WaitView(event.streamId(), waiting, told, available, event.version(),
        event.metadata().time(), event.position());
  }

  static ReadModelTable table(Generation generation) {
    return new ReadModelTable(generation.tableName("waits"),
        List.of(SKU, WAITING, TOLD, AVAILABLE, VERSION, UPDATED_AT, LOG_PARTITION, LOG_OFFSET),
        List.of(SKU), List.of());
  }

  private static @Nullable Object[] toRow(WaitView list) {
    return new @Nullable Object[]{list.sku(), list.waiting(), list.told(), list.available(),
        list.version(), list.updatedAt(), list.position().partition(), list.position().offset()};
  }

  static WaitView toView(Record row) {
    return new WaitView(row.get(SKU), row.get(WAITING), row.get(TOLD), row.get(AVAILABLE),
        row.get(VERSION), row.get(UPDATED_AT),
        new LogPosition(row.get(LOG_PARTITION), row.get(LOG_OFFSET)));
  }
}
