package io.orderlog.eventlog.cart;

import io.orderlog.domain.cart.CartEvent;
import io.orderlog.eventlog.AggregateLog;

/** The log of all carts. */
public final class CartLog {

  public static final AggregateLog<CartEvent> CARTS =
      new AggregateLog<>("carts", "cart", CartEventCodec.create(), 6);

  /**
   * No event that a command may lead to takes more, with its key and its headers: when a cart is
   * checked out, all its lines are in one event.
   */
  public static final int LARGEST_EVENT_BYTES = 256 * 1024;

  private CartLog() {}
}
