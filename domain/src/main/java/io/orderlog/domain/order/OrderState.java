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
 *
 * <p>An entrusted order is driven by a process: of clients, it takes cancel and return only.
 */
public sealed interface OrderState {

  /** Whether a process drives the order. It does so from its placement on, or never. */
  boolean entrusted();

  /** Nobody has placed an order with this id. */
  record NotPlaced() implements OrderState {
    @Override
    public boolean entrusted() {
      return false;
    }
  }

  /** A state that can still be called off. */
  sealed interface Cancellable extends OrderState {}

  record Placed(String customerId, OrderLines lines, boolean entrusted) implements Cancellable {

    /** One that no process drives. */
    public Placed(String customerId, OrderLines lines) {
      this(customerId, lines, false);
    }
  }

  record Paid(Placed order, String paymentReference, Money amount) implements Cancellable {
    @Override
    public boolean entrusted() {
      return order.entrusted();
    }
  }

  record Shipped(Paid order, String carrier, String trackingNumber) implements OrderState {
    @Override
    public boolean entrusted() {
      return order.entrusted();
    }
  }

  record Delivered(Shipped order) implements OrderState {
    @Override
    public boolean entrusted() {
      return order.entrusted();
    }
  }

  record Cancelled(Cancellable order, String reason) implements OrderState {
    @Override
    public boolean entrusted() {
      return order.entrusted();
    }
  }

  record Returned(Delivered order, String reason) implements OrderState {
    @Override
    public boolean entrusted() {
      return order.entrusted();
    }
  }
}
