package io.orderlog.projections.stock;

import static io.orderlog.projections.readmodel.ColumnTypes.required;

import io.orderlog.domain.stock.StockEvent.Adjusted;
import io.orderlog.domain.stock.StockEvent.Consumed;
import io.orderlog.domain.stock.StockEvent.HoldExtended;
import io.orderlog.domain.stock.StockEvent.Received;
import io.orderlog.domain.stock.StockEvent.ReservationBroken;
import io.orderlog.domain.stock.StockEvent.ReservationConfirmed;
import io.orderlog.domain.stock.StockEvent.ReservationRefused;
import io.orderlog.domain.stock.StockEvent.ReservationReleased;
import io.orderlog.domain.stock.StockEvent.Reserved;
import io.orderlog.domain.stock.StockEvent.Returned;
import io.orderlog.domain.stock.StockEvent;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.stock.StockLog;
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

/** Keeps one row per item, as the item is after its last event. Each event says what it leaves. */
public final class StockProjection implements Projection<StockEvent> {

  public static final String NAME = "stock";

  static final Field<String> SKU = required("sku", ColumnTypes.TEXT);
  static final Field<Boolean> IS_TRACKED = required("is_tracked", SQLDataType.BOOLEAN);
  private static final Field<Long> ON_HAND = required("on_hand", SQLDataType.BIGINT);
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
  public AggregateLog<StockEvent> log() {
    return StockLog.STOCK;
  }

  @Override
  public boolean keepsStreamsApart() {
    return true;
  }

  @Override
  public List<ReadModelTable> tables(Generation generation) {
    return List.of(table(generation));
  }

  /** An item that is asked for very often is written once, however many events it has here. */
  @Override
  public void apply(DSLContext transaction, Generation generation,
      List<RecordedEvent<StockEvent>> events) {
    EarlierStreams.update(transaction, table(generation), SKU, StockProjection::toView,
        StockProjection::toRow, events, StockProjection::after);
  }

  private static StockView after(@Nullable StockView item, RecordedEvent<StockEvent> event) {
    long previous = item == null ? 0 : item.version();
    NextEvent.require("item", event, previous);
    boolean isTracked = (item != null && item.isTracked()) || isOfPieces(event.data());
    return new StockView(event.streamId(), isTracked, event.data().onHand(),
        event.data().available(), event.version(), event.metadata().time(), event.position());
  }

  /** Whether the event needs pieces that are or were there. */
  private static boolean isOfPieces(StockEvent event) {
    return switch (event) {
      case ReservationRefused _ -> false;
      case ReservationReleased(_, var quantity, _, _, _) -> quantity > 0;
      case Received _,Returned _,Adjusted _,Consumed _ -> true;
      case Reserved _,HoldExtended _,ReservationConfirmed _,ReservationBroken _ -> true;
    };
  }

  static ReadModelTable table(Generation generation) {
    return new ReadModelTable(generation.tableName("stock"),
        List.of(SKU, IS_TRACKED, ON_HAND, AVAILABLE, VERSION, UPDATED_AT, LOG_PARTITION,
            LOG_OFFSET),
        List.of(SKU), List.of());
  }

  private static @Nullable Object[] toRow(StockView item) {
    return new @Nullable Object[]{item.sku(), item.isTracked(), item.onHand(), item.available(),
        item.version(), item.updatedAt(), item.position().partition(), item.position().offset()};
  }

  static StockView toView(Record row) {
    return new StockView(row.get(SKU), row.get(IS_TRACKED), row.get(ON_HAND),
        row.get(AVAILABLE), row.get(VERSION), row.get(UPDATED_AT),
        new LogPosition(row.get(LOG_PARTITION), row.get(LOG_OFFSET)));
  }
}
