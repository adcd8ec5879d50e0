package io.orderlog.projections.orders;

import static io.orderlog.projections.orders.OrderTable.ORDER_ID;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.projections.readmodel.BatchWrite;
import io.orderlog.projections.readmodel.EarlierStreams;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** Keeps one row per order, as the order is after its last event, and one per SKU in it. */
public final class OrdersProjection implements Projection<OrderEvent> {

  public static final String NAME = "orders";

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
    return List.of(OrderTable.of(generation), OrderSkuTable.of(generation));
  }

  /** Folds in memory first, so that an order is written once, however many events it has here. */
  @Override
  public void apply(DSLContext transaction, Generation generation,
      List<RecordedEvent<OrderEvent>> events) {
    ReadModelTable table = OrderTable.of(generation);
    Map<String, OrderView> known = EarlierStreams.load(
        transaction, table, ORDER_ID, OrderTable::toView, events);
    Map<String, OrderView> changed = new LinkedHashMap<>();
    for (RecordedEvent<OrderEvent> event : events) {
      changed.compute(event.streamId(), (orderId, order) -> OrderFold.apply(
          order == null ? known.get(orderId) : order, event));
    }
    BatchWrite.write(transaction, table,
        changed.values().stream().map(OrderTable::toRow).toList(), known.keySet());
    OrderSkuTable.write(transaction, OrderSkuTable.of(generation), known, changed);
  }
}
