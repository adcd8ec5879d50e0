package io.orderlog.faults.check;

import io.orderlog.domain.Decision;
import io.orderlog.domain.TimelessDecider;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderCommand.PayOrder;
import io.orderlog.domain.order.OrderDecider;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderState;
import java.util.Currency;
import java.util.List;

/** Rules under which one command has two events, as none has among the real ones. */
final class ShippedWhenPaid
    implements TimelessDecider<OrderCommand, OrderState, OrderEvent, OrderRejection> {

  private final OrderDecider real = new OrderDecider();

  @Override
  public OrderState initial() {
    return real.initial();
  }

  @Override
  public Decision<OrderEvent, OrderRejection> decide(OrderCommand command, OrderState state) {
    return command instanceof PayOrder
        ? new Decision.Accepted<>(List.of(new OrderPaid("p-1", 995, Currency.getInstance("EUR")),
            new OrderShipped("post", "1")))
        : real.decide(command, state);
  }

  @Override
  public OrderState evolve(OrderState state, OrderEvent event) {
    return real.evolve(state, event);
  }
}
