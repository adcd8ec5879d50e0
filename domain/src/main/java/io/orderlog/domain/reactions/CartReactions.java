package io.orderlog.domain.reactions;

import io.orderlog.domain.cart.CartEvent;
import io.orderlog.domain.cart.CartEvent.CartAbandoned;
import io.orderlog.domain.cart.CartEvent.CartCheckedOut;
import io.orderlog.domain.cart.CartEvent.CartOpened;
import io.orderlog.domain.cart.CartEvent.LineSet;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Start;
import java.util.List;

/** A cart that was checked out starts the process of its order. */
public final class CartReactions implements Reactions<CartEvent> {

  @Override
  public List<Outgoing<?>> to(String cartId, CartEvent event) {
    return switch (event) {
      case CartCheckedOut out -> List.of(new Outgoing<>(Target.FULFILMENTS, out.orderId(),
          new Start(cartId, out.customerId(), out.email(), out.shippingAddress(), out.currency(),
              out.lines(), out.totalMinor(), out.paymentMethod())));
      case CartOpened _,LineSet _,CartAbandoned _ -> List.of();
    };
  }
}
