package io.orderlog.command;

import io.orderlog.command.cart.CartAggregate;
import io.orderlog.command.fulfilment.FulfilmentAggregate;
import io.orderlog.command.order.OrderAggregate;
import io.orderlog.command.payment.PaymentAggregate;
import io.orderlog.command.stock.StockAggregate;
import java.util.List;

/** The kinds of aggregate that a command side writes. */
public final class ServedAggregates {

  private ServedAggregates() {}

  /** All that there are. */
  public static List<ServedAggregate<?, ?, ?, ?>> all() {
    return List.of(OrderAggregate.served(), StockAggregate.served(), CartAggregate.served(),
        PaymentAggregate.served(), FulfilmentAggregate.served());
  }
}
