package io.orderlog.command.order;

import io.orderlog.command.Addressee;
import io.orderlog.command.Aggregate;
import io.orderlog.command.ServedAggregate;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderDecider;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderState;
import io.orderlog.domain.reactions.OrderReactions;
import io.orderlog.domain.reactions.Refusals;
import io.orderlog.domain.reactions.Target;
import io.orderlog.eventlog.order.OrderLog;

/** Orders, as a command side writes them. */
public final class OrderAggregate {

  private OrderAggregate() {}

  /** For the writers. */
  public static Aggregate<OrderCommand, OrderState, OrderEvent, OrderRejection> aggregate() {
    return new Aggregate<>(OrderLog.ORDERS, new OrderDecider(),
        state -> OrderDecider.statusOf(state).name(), new OrderStateCodec(),
        OrderLog.LARGEST_EVENT_BYTES);
  }

  /** For clients. */
  public static ServedAggregate<OrderCommand, OrderState, OrderEvent, OrderRejection> served() {
    return new ServedAggregate<>(aggregate(), OrderRoutes.ROUTES)
        .reacting(new OrderReactions()).addressedAs(new Addressee<>(
            Target.ORDERS, OrderCommand.class, OrderDecider::isFinal, Refusals::isHeard));
  }
}
