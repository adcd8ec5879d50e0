package io.orderlog.projections.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.projections.readmodel.BatchWrite;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Keeps one row per event. */
public final class HistoryProjection implements Projection<OrderEvent> {

  public static final String NAME = "history";

  private final EventCodec<OrderEvent> codec = OrderEventCodec.create();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AggregateLog<OrderEvent> log() {
    return OrderLog.ORDERS;
  }

  @Override
  public boolean keepsStreamsApart() {
    return true;
  }

  @Override
  public List<ReadModelTable> tables(Generation generation) {
    return List.of(HistoryTable.of(generation));
  }

  @Override
  public void apply(DSLContext transaction, Generation generation,
      List<RecordedEvent<OrderEvent>> events) {
    BatchWrite.insert(transaction, HistoryTable.of(generation),
        events.stream().map(this::toRow).toList());
  }

  /** The values of the table's columns. Type and data are both of the newest version. */
  private @Nullable Object[] toRow(RecordedEvent<OrderEvent> event) {
    return new @Nullable Object[]{event.streamId(), event.version(), codec.typeOf(event.data()),
        event.metadata().time(), new String(codec.encode(event.data()), UTF_8),
        event.metadata().commandId(), event.metadata().correlationId(),
        event.position().partition(), event.position().offset()};
  }
}
