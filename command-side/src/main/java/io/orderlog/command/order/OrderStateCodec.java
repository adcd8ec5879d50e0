package io.orderlog.command.order;

import io.orderlog.command.memory.codec.ByteReader;
import io.orderlog.command.memory.codec.ByteWriter;
import io.orderlog.command.memory.codec.MalformedBytesException;
import io.orderlog.command.memory.codec.StateCodec;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderState;
import io.orderlog.domain.order.OrderState.Cancellable;
import io.orderlog.domain.order.OrderState.Cancelled;
import io.orderlog.domain.order.OrderState.Delivered;
import io.orderlog.domain.order.OrderState.NotPlaced;
import io.orderlog.domain.order.OrderState.Paid;
import io.orderlog.domain.order.OrderState.Placed;
import io.orderlog.domain.order.OrderState.Returned;
import io.orderlog.domain.order.OrderState.Shipped;

/** Orders as bytes: one for the type of the state, then its components, then what it wraps. */
public final class OrderStateCodec implements StateCodec<OrderState> {

  private static final int NOT_PLACED = 0;
  private static final int PLACED = 1;
  private static final int PAID = 2;
  private static final int SHIPPED = 3;
  private static final int DELIVERED = 4;
  private static final int CANCELLED = 5;
  private static final int RETURNED = 6;
  /** A placed one that a process drives; files from before there were such have none. */
  private static final int ENTRUSTED = 7;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(OrderState state, ByteWriter out) {
    switch (state) {
      case NotPlaced() -> out.number(NOT_PLACED);
      case Placed(var customerId, var lines, var entrusted) -> OrderLinesBytes.write(lines,
          out.number(entrusted ? ENTRUSTED : PLACED).text(customerId));
      case Paid(var order, var reference, var amount) -> write(order,
          out.number(PAID).text(reference).number(amount.minorUnits())
              .text(amount.currency().getCurrencyCode()));
      case Shipped(var order, var carrier, var trackingNumber) -> write(order,
          out.number(SHIPPED).text(carrier).text(trackingNumber));
      case Delivered(var order) -> write(order, out.number(DELIVERED));
      case Cancelled(var order, var reason) -> write(order, out.number(CANCELLED).text(reason));
      case Returned(var order, var reason) -> write(order, out.number(RETURNED).text(reason));
    }
  }

  @Override
  public OrderState read(ByteReader in) {
    long type = in.number();
    return switch ((int) type) {
      case NOT_PLACED -> new NotPlaced();
      case PLACED -> new Placed(in.text(), OrderLinesBytes.read(in), false);
      case ENTRUSTED -> new Placed(in.text(), OrderLinesBytes.read(in), true);
      case PAID -> readPaid(in);
      case SHIPPED -> readShipped(in);
      case DELIVERED -> new Delivered(read(Shipped.class, in));
      case CANCELLED -> readCancelled(in);
      case RETURNED -> readReturned(in);
      default -> throw new MalformedBytesException("there is no order state " + type);
    };
  }

  private Paid readPaid(ByteReader in) {
    String reference = in.text();
    Money amount = new Money(in.number(), in.currency());
    return new Paid(read(Placed.class, in), reference, amount);
  }

  private Shipped readShipped(ByteReader in) {
    String carrier = in.text();
    String trackingNumber = in.text();
    return new Shipped(read(Paid.class, in), carrier, trackingNumber);
  }

  private Cancelled readCancelled(ByteReader in) {
    String reason = in.text();
    return new Cancelled(read(Cancellable.class, in), reason);
  }

  private Returned readReturned(ByteReader in) {
    String reason = in.text();
    return new Returned(read(Delivered.class, in), reason);
  }

  private <T extends OrderState> T read(Class<T> expected, ByteReader in) {
    OrderState state = read(in);
    if (!expected.isInstance(state)) {
      throw new MalformedBytesException("no " + expected.getSimpleName() + " is in its place");
    }
    return expected.cast(state);
  }
}
