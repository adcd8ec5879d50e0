package io.orderlog.domain.cart;

import io.orderlog.domain.order.OrderId;
import java.util.Optional;

/**
 * The id of a cart.
 *
 * @param text a UUID in its canonical form, as an order has one
 */
public record CartId(String text) {

  /** @throws IllegalArgumentException if the text is no UUID in its canonical form */
  public CartId {
    if (!OrderId.isCanonical(text)) {
      throw new IllegalArgumentException("'" + text + "' is no UUID in lower case");
    }
  }

  /** The id that a text gives, in the one form that the log knows; empty if it is no UUID. */
  public static Optional<String> canonical(String text) {
    return OrderId.canonical(text);
  }

  /**
   * The id for a cart that came without one: the same for the same command, so that a client that
   * asks again meets the cart that it has opened.
   */
  public static CartId derivedFrom(String commandId) {
    return new CartId(OrderId.derivedFrom("cart of command " + commandId).text());
  }

  /** The only order that this cart can become, whoever checks it out and however often. */
  public OrderId order() {
    return OrderId.derivedFrom("cart " + text);
  }
}
