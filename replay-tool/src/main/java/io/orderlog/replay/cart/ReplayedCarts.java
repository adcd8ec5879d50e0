package io.orderlog.replay.cart;

import io.orderlog.domain.cart.CartDecider;
import io.orderlog.domain.cart.CartEvent;
import io.orderlog.domain.cart.CartId;
import io.orderlog.domain.cart.CartState;
import io.orderlog.eventlog.cart.CartLog;
import io.orderlog.replay.ReplayedAggregate;

/** Carts as the replay tool sees them. */
public final class ReplayedCarts {

  public static final ReplayedAggregate<CartState, CartEvent> CARTS = new ReplayedAggregate<>(
      CartLog.CARTS, new CartDecider(), state -> CartDecider.statusOf(state).name(),
      CartId::canonical, "a UUID", "a UUID in lower case");

  private ReplayedCarts() {}
}
