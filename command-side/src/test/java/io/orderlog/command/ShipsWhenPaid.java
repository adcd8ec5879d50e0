package io.orderlog.command;

import io.orderlog.command.order.OrderStateCodec;
import io.orderlog.domain.Decider;
import io.orderlog.domain.Decision;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderDecider;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderState;
import io.orderlog.eventlog.order.OrderLog;
import java.time.Instant;

/**
 * The rules of orders, but that one that is paid is shipped at once: two events of one command, of
 * which the second says in its tracking number when it was decided.
 */
public final class ShipsWhenPaid
    implements Decider<OrderCommand, OrderState, OrderEvent, OrderRejection> {

  private final OrderDecider rules = new OrderDecider();
  private final String carrier;

  private ShipsWhenPaid(String carrier) {
    this.carrier = carrier;
  }

  public static Aggregate<OrderCommand, OrderState, OrderEvent, OrderRejection> aggregate() {
    return by("post");
  }

  /** With a carrier of this name, which makes the second event as large. */
  public static Aggregate<OrderCommand, OrderState, OrderEvent, OrderRejection> by(
      String carrier) {
    return new Aggregate<>(OrderLog.ORDERS, new ShipsWhenPaid(carrier),
        state -> OrderDecider.statusOf(state).name(), new OrderStateCodec());
  }

  @Override
  public OrderState initial() {
    return rules.initial();
  }

  @Override
  public Decision<OrderEvent, OrderRejection> decide(
      OrderCommand command, OrderState state, Instant at) {
    Decision<OrderEvent, OrderRejection> decision = rules.decide(command, state);
    return command instanceof OrderCommand.PayOrder
        && decision instanceof Accepted<OrderEvent, OrderRejection>(var events)
            ? Decision.accept(events.getFirst(), new OrderShipped(carrier, at.toString()))
            : decision;
  }

  @Override
  public OrderState evolve(OrderState state, OrderEvent event) {
    return rules.evolve(state, event);
  }
}
