package io.orderlog.projections.orders;

import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderLines;
import io.orderlog.domain.order.OrderStatus;
import io.orderlog.eventlog.LogPosition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as its row has it.
 *
 * @param lines what is ordered, with the currency of all amounts
 * @param version how many events the order has
 * @param updatedAt when the last of them happened
 * @param payment none until it is paid
 * @param shipment none until it is shipped
 * @param reason why it was cancelled or returned; none otherwise
 * @param position the place of the last event in the log
 */
public record OrderView(String orderId, String customerId, OrderStatus status, Money total,
    OrderLines lines, long version, Instant placedAt, Instant updatedAt,
    @Nullable Payment payment, @Nullable Shipment shipment, @Nullable String reason,
    LogPosition position) {

  /** How it was paid, always in full. */
  public record Payment(String reference, Instant paidAt) {}

  /**
   * How it is sent.
   *
   * @param deliveredAt none while it is on its way
   */
  public record Shipment(String carrier, String trackingNumber, Instant shippedAt,
      @Nullable Instant deliveredAt) {}

  OrderView withLines(OrderLines newLines, long newTotalMinor) {
    return new OrderView(orderId, customerId, status, new Money(newTotalMinor, total.currency()),
        newLines, version, placedAt, updatedAt, payment, shipment, reason, position);
  }

  OrderView paid(Payment newPayment) {
    return new OrderView(orderId, customerId, OrderStatus.PAID, total, lines, version, placedAt,
        updatedAt, newPayment, shipment, reason, position);
  }

  OrderView shipped(OrderStatus newStatus, Shipment newShipment) {
    return new OrderView(orderId, customerId, newStatus, total, lines, version, placedAt,
        updatedAt, payment, newShipment, reason, position);
  }

  OrderView ended(OrderStatus newStatus, String newReason) {
    return new OrderView(orderId, customerId, newStatus, total, lines, version, placedAt,
        updatedAt, payment, shipment, newReason, position);
  }

  OrderView asOf(long newVersion, Instant newUpdatedAt, LogPosition newPosition) {
    return new OrderView(orderId, customerId, status, total, lines, newVersion, placedAt,
        newUpdatedAt, payment, shipment, reason, newPosition);
  }
}
