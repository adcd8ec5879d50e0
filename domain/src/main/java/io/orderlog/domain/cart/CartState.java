package io.orderlog.domain.cart;

import io.orderlog.domain.order.OrderLines;
import java.time.Instant;

/**
 * The state of a cart, one type for each status. These are all legal transitions:
 *
 * <pre>
 * NoCart      open → Open
 * Open        set-line → Open, checkout → CheckedOut, abandon → Abandoned
 * Abandoned   set-line → Open
 * CheckedOut  (final)
 * </pre>
 */
public sealed interface CartState {

  /** Nobody has opened a cart with this id. */
  record NoCart() implements CartState {}

  /** Can be changed. */
  record Open(String customerId, OrderLines lines, Instant keptUntil) implements CartState {}

  /** Is an order now. */
  record CheckedOut(String orderId) implements CartState {}

  /** Lies there with all that is in it, until somebody changes it. */
  record Abandoned(String customerId, OrderLines lines) implements CartState {}
}
