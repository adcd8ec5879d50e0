package io.orderlog.replay.order;

import io.orderlog.domain.order.OrderDecider;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderId;
import io.orderlog.domain.order.OrderState;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.replay.ReplayedAggregate;

/** Orders as the replay tool sees them. */
public final class ReplayedOrders {

  public static final ReplayedAggregate<OrderState, OrderEvent> ORDERS = new ReplayedAggregate<>(
      OrderLog.ORDERS, new OrderDecider(), state -> OrderDecider.statusOf(state).name(),
      OrderId::canonical, "a UUID", "a UUID in lower case");

  private ReplayedOrders() {}
}
