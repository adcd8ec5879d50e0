package io.orderlog.projections.cart;

import io.orderlog.domain.cart.CartStatus;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderLines;
import io.orderlog.eventlog.LogPosition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cart as its row has it.
 *
 * @param lines what is in it, or was when it was checked out, with the currency of all amounts
 * @param orderId the order that it has become; none otherwise
 * @param version how many events the cart has
 * @param updatedAt when the last of them happened
 * @param position the place of that event in the log
 */
public record CartView(String cartId, String customerId, CartStatus status, OrderLines lines,
    Money total, @Nullable String orderId, long version, Instant openedAt, Instant updatedAt,
    LogPosition position) {

  CartView open(OrderLines newLines, long newTotalMinor) {
    return new CartView(cartId, customerId, CartStatus.OPEN, newLines,
        new Money(newTotalMinor, total.currency()), orderId, version, openedAt, updatedAt,
        position);
  }

  CartView checkedOut(String newOrderId) {
    return new CartView(cartId, customerId, CartStatus.CHECKED_OUT, lines, total, newOrderId,
        version, openedAt, updatedAt, position);
  }

  CartView abandoned() {
    return new CartView(cartId, customerId, CartStatus.ABANDONED, lines, total, orderId, version,
        openedAt, updatedAt, position);
  }

  CartView asOf(long newVersion, Instant newUpdatedAt, LogPosition newPosition) {
    return new CartView(cartId, customerId, status, lines, total, orderId, newVersion, openedAt,
        newUpdatedAt, newPosition);
  }
}
