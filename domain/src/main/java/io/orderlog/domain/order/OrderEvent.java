package io.orderlog.domain.order;

import java.util.Currency;
import java.util.List;

/**
 * What happened to an order. Events are history: they are taken as they are, never checked against
 * today's rules for commands. Their component names are the names in the stored JSON.
 */
public sealed interface OrderEvent {

  /**
   * The order exists.
   *
   * @param totalMinor the sum over the lines, for readers that do not want to add up
   */
  record OrderPlaced(String customerId, Currency currency, List<OrderLine> lines, long totalMinor)
      implements OrderEvent {
    public OrderPlaced {
      lines = List.copyOf(lines);
    }
  }

  /** A process drives the order from its beginning on. It stands behind the placement, or never. */
  record OrderEntrusted() implements OrderEvent {}

  /**
   * One line has another quantity.
   *
   * @param quantity the new quantity; 0 means that the line is gone
   * @param totalMinor the sum over the lines after the change, in the order's currency
   */
  record QuantityChanged(String sku, int quantity, long totalMinor) implements OrderEvent {}

  /** The order's total was paid. */
  record OrderPaid(String paymentReference, long amountMinor, Currency currency)
      implements OrderEvent {}

  /** The goods were handed to the carrier. */
  record OrderShipped(String carrier, String trackingNumber) implements OrderEvent {}

  /** The goods reached the customer. */
  record OrderDelivered() implements OrderEvent {}

  /** The order was called off before it was shipped. */
  record OrderCancelled(String reason) implements OrderEvent {}

  /** The goods came back after delivery. */
  record OrderReturned(String reason) implements OrderEvent {}
}
