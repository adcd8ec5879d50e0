package io.orderlog.projections.sales;

import static io.orderlog.projections.sales.SalesTables.CANCELLED;
import static io.orderlog.projections.sales.SalesTables.CURRENCY;
import static io.orderlog.projections.sales.SalesTables.PAID;
import static io.orderlog.projections.sales.SalesTables.PLACED;

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
import io.orderlog.projections.readmodel.DayRange;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.OpenStreams;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.math.BigInteger;
import java.util.Currency;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Counts orders and payments by day and currency; see {@link DailySales} for what counts when. */
public final class SalesProjection implements Projection<OrderEvent> {

  public static final String NAME = "sales";

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
    return List.of(SalesTables.daily(generation), SalesTables.open(generation));
  }

  @Override
  public void apply(DSLContext transaction, Generation generation,
      List<RecordedEvent<OrderEvent>> events) {
    Counters sales = new Counters(SalesTables.daily(generation), SalesTables.COUNTERS);
    OpenStreams<Currency> open = OpenStreams.load(transaction, log(),
        SalesTables.open(generation), row -> row.get(CURRENCY),
        (orderId, currency) -> new @Nullable Object[]{orderId, currency}, events);
    events.forEach(event -> apply(event, sales, open));
    sales.write(transaction);
    open.write(transaction);
  }

  private static void apply(
      RecordedEvent<OrderEvent> event, Counters sales, OpenStreams<Currency> open) {
    switch (event.data()) {
      case OrderPlaced placed -> {
        sales.add(key(event, placed.currency()), PLACED, BigInteger.ONE);
        open.put(event.streamId(), placed.currency());
      }
      case OrderPaid paid ->
        sales.add(key(event, paid.currency()), PAID, BigInteger.valueOf(paid.amountMinor()));
      case OrderCancelled _ -> {
        sales.add(key(event, open.get(event)), CANCELLED, BigInteger.ONE);
        open.forget(event.streamId());
      }
      case OrderShipped _ -> open.forget(event.streamId());
      case OrderEntrusted _,QuantityChanged _,OrderDelivered _,OrderReturned _ -> {
        // Neither places nor cancels an order nor pays for one.
      }
    }
  }

  private static List<Object> key(RecordedEvent<OrderEvent> event, Currency currency) {
    return List.of(event.position().partition(), DayRange.dayOf(event.metadata().time()),
        currency);
  }
}
