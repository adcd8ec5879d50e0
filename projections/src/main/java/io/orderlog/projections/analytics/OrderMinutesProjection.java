package io.orderlog.projections.analytics;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderDelivered;
import io.orderlog.domain.order.OrderEvent.OrderEntrusted;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.OrderReturned;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.projections.readmodel.Counters;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.OpenStreams;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.math.BigInteger;
import java.util.Currency;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Counts orders by minute and currency; see {@link OrderWindow} for what counts when. A window is
 * made of rows, not of what arrives while it lasts, so an event that comes late finds its own.
 */
public final class OrderMinutesProjection implements Projection<OrderEvent> {

  public static final String NAME = "order_minutes";

  /** @param minute in which the order was placed */
  private record Placed(long minute, Currency currency) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AggregateLog<OrderEvent> log() {
    return OrderLog.ORDERS;
  }

  @Override
  public List<ReadModelTable> tables(Generation generation) {
    return List.of(MinuteTables.ofOrders(generation), MinuteTables.openOrders(generation));
  }

  @Override
  public void apply(DSLContext transaction, Generation generation,
      List<RecordedEvent<OrderEvent>> events) {
    Counters minutes =
        new Counters(MinuteTables.ofOrders(generation), MinuteTables.OF_ORDERS);
    OpenStreams<Placed> open = OpenStreams.load(transaction, log(),
        MinuteTables.openOrders(generation),
        row -> new Placed(row.get(MinuteTables.MINUTE), row.get(MinuteTables.CURRENCY)),
        (orderId, placed) -> new @Nullable Object[]{orderId, placed.minute(), placed.currency()},
        events);
    events.forEach(event -> apply(event, minutes, open));
    minutes.write(transaction);
    open.write(transaction);
  }

  private static void apply(
      RecordedEvent<OrderEvent> event, Counters minutes, OpenStreams<Placed> open) {
    switch (event.data()) {
      case OrderPlaced placed -> {
        minutes.add(MinuteTables.key(event, placed.currency()), MinuteTables.PLACED,
            BigInteger.ONE);
        open.put(event.streamId(), new Placed(
            Windows.minuteOf(event.metadata().time()), placed.currency()));
      }
      case OrderPaid paid -> {
        List<Object> key = MinuteTables.key(event, paid.currency());
        minutes.add(key, MinuteTables.PAID, BigInteger.ONE);
        minutes.add(key, MinuteTables.REVENUE, BigInteger.valueOf(paid.amountMinor()));
        Placed placed = open.get(event);
        minutes.add(MinuteTables.key(event, placed.minute(), placed.currency()),
            MinuteTables.CONVERTED, BigInteger.ONE);
      }
      case OrderCancelled _ -> {
        minutes.add(MinuteTables.key(event, open.get(event).currency()),
            MinuteTables.CANCELLED, BigInteger.ONE);
        open.forget(event.streamId());
      }
      case OrderShipped _ -> open.forget(event.streamId());
      case OrderEntrusted _,QuantityChanged _,OrderDelivered _,OrderReturned _ -> {
        // Neither places nor cancels an order nor pays for one.
      }
    }
  }
}
