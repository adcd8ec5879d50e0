package io.orderlog.domain.cart;

import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.order.OrderLine;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/**
 * What happened to a cart. Events are history: they are taken as they are, never checked against
 * today's rules for commands. Their component names are the names in the stored JSON.
 */
public sealed interface CartEvent {

  /**
   * The cart exists, and is empty.
   *
   * @param keptUntil when it is abandoned if nobody changes it
   */
  record CartOpened(String customerId, Currency currency, Instant keptUntil)
      implements CartEvent {}

  /**
   * One article is in the cart so many times, at this price.
   *
   * @param quantity 0 means that its line is gone
   * @param totalMinor the sum over the lines after the change, in the cart's currency
   * @param keptUntil when it is abandoned if nobody changes it again
   */
  record LineSet(String sku, int quantity, long unitPriceMinor, long totalMinor,
      Instant keptUntil) implements CartEvent {}

  /** What was in the cart is ordered. */
  record CartCheckedOut(String orderId, String customerId, String email,
      PostalAddress shippingAddress, Currency currency, List<OrderLine> lines, long totalMinor,
      String paymentMethod) implements CartEvent {
    public CartCheckedOut {
      lines = List.copyOf(lines);
    }
  }

  /** Nobody changed the cart for so long that nobody is likely to come back. */
  record CartAbandoned(String customerId) implements CartEvent {}
}
