package io.orderlog.domain.order;

import io.orderlog.domain.money.Money;

/**
 * The state of an order: one type for each status, each holding what led to it, so that what is
 * illegal cannot be written down. These are all legal transitions:
 *
 * <pre>
 * NotPlaced  place → Placed
 * Placed     change-quantity → Placed, pay → Paid, cancel → Cancelled
 * Paid       ship → Shipped, cancel → Cancelled
 * Shipped    deliver → Delivered
 * Delivered  return → Returned
 * Cancelled  (final)
 * Returned   (final)
 * </pre>
 */
public sealed interface OrderState {

  /** Nobody has placed an order with this id. */
  record NotPlaced() implements OrderState {}

  /** A state that can still be called off. */
  sealed interface Cancellable extends OrderState {}

  record Placed(String customerId, OrderLines lines) implements Cancellable {}

  record Paid(Placed order, String paymentReference, Money amount) implements Cancellable {}

  record Shipped(Paid order, String carrier, String trackingNumber) implements OrderState {}

  record Delivered(Shipped order) implements OrderState {}

  record Cancelled(Cancellable order, String reason) implements OrderState {}

  record Returned(Delivered order, String reason) implements OrderState {}
}
