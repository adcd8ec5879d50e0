package io.orderlog.domain.reactions;

import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderCancelled;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderPlaced;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderReturned;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderDelivered;
import io.orderlog.domain.order.OrderEvent.OrderEntrusted;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.OrderReturned;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import java.util.List;

/**
 * The process hears what happens to its order that it has not done itself. That an order that
 * nobody drives is called off or sent back is told to no process; that it has none is refused for
 * good.
 */
public final class OrderReactions implements Reactions<OrderEvent> {

  @Override
  public List<Outgoing<?>> to(String orderId, OrderEvent event) {
    return switch (event) {
      case OrderEntrusted() -> toProcess(orderId, new HearOrderPlaced());
      case OrderCancelled(var reason) -> toProcess(orderId, new HearOrderCancelled(reason));
      case OrderReturned(var reason) -> toProcess(orderId, new HearOrderReturned(reason));
      case OrderPlaced _,QuantityChanged _ -> List.of();
      case OrderPaid _,OrderShipped _,OrderDelivered _ -> List.of();
    };
  }

  private static List<Outgoing<?>> toProcess(String orderId, FulfilmentCommand heard) {
    return List.of(new Outgoing<>(Target.FULFILMENTS, orderId, heard));
  }
}
