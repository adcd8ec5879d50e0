package io.orderlog.projections.demand;

import static io.orderlog.projections.demand.DemandTables.REVENUE;
import static io.orderlog.projections.demand.DemandTables.UNITS;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderDelivered;
import io.orderlog.domain.order.OrderEvent.OrderEntrusted;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.OrderReturned;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.order.OrderLines;
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
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Counts units and revenue by product; see {@link ProductDemand} for what counts when. */
public final class DemandProjection implements Projection<OrderEvent> {

  public static final String NAME = "demand";

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
    return List.of(DemandTables.daily(generation), DemandTables.open(generation));
  }

  @Override
  public void apply(DSLContext transaction, Generation generation,
      List<RecordedEvent<OrderEvent>> events) {
    Counters demand = new Counters(DemandTables.daily(generation), DemandTables.COUNTERS);
    OpenStreams<OpenOrder> open = OpenStreams.load(transaction, log(),
        DemandTables.open(generation), DemandTables::toOpenOrder, DemandTables::toRow, events);
    events.forEach(event -> new DemandFold(event, demand, open).apply());
    demand.write(transaction);
    open.write(transaction);
  }

  /** What one event does to the numbers. */
  private record DemandFold(
      RecordedEvent<OrderEvent> event, Counters demand, OpenStreams<OpenOrder> open) {

    void apply() {
      switch (event.data()) {
        case OrderPlaced placed -> place(new OpenOrder(
            DayRange.dayOf(event.metadata().time()),
            new OrderLines(placed.currency(), placed.lines()), false));
        case QuantityChanged changed -> change(open.get(event), changed);
        case OrderPaid _ -> pay(open.get(event));
        case OrderCancelled _ -> cancel(open.get(event));
        case OrderShipped _ -> open.forget(event.streamId());
        case OrderEntrusted _,OrderDelivered _,OrderReturned _ -> {
          // What was placed counts whoever drives it, and what was shipped was wanted.
        }
      }
    }

    private void place(OpenOrder order) {
      order.lines().lines().forEach(line -> add(order, line, UNITS, units(line)));
      open.put(event.streamId(), order);
    }

    private void change(OpenOrder order, QuantityChanged changed) {
      order.lines().find(changed.sku()).ifPresent(line -> add(order, line, UNITS,
          BigInteger.valueOf(changed.quantity()).subtract(units(line))));
      open.put(event.streamId(),
          order.withLines(order.lines().withQuantity(changed.sku(), changed.quantity())));
    }

    private void pay(OpenOrder order) {
      order.lines().lines().forEach(line -> add(order, line, REVENUE, price(line)));
      open.put(event.streamId(), order.paid());
    }

    private void cancel(OpenOrder order) {
      for (OrderLine line : order.lines().lines()) {
        add(order, line, UNITS, units(line).negate());
        if (order.isPaid()) {
          add(order, line, REVENUE, price(line).negate());
        }
      }
      open.forget(event.streamId());
    }

    private void add(OpenOrder order, OrderLine line, Field<BigInteger> counter,
        BigInteger amount) {
      demand.add(List.of(event.position().partition(), order.placedOn(), line.sku(),
          order.lines().currency()), counter, amount);
    }

    private static BigInteger units(OrderLine line) {
      return BigInteger.valueOf(line.quantity());
    }

    private static BigInteger price(OrderLine line) {
      return units(line).multiply(BigInteger.valueOf(line.unitPriceMinor()));
    }
  }
}
