package io.orderlog.domain.cart;

import io.orderlog.domain.order.OrderId;

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

  /** The only order that this cart can become, whoever checks it out and however often. */
  public OrderId order() {
    return OrderId.derivedFrom("cart " + text);
  }
}
