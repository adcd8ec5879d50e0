package io.orderlog.projections.orders;

import io.orderlog.domain.order.OrderStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which orders to list, newest first.
 *
 * @param customerId only this customer's; null for everybody's
 * @param status only these; null for all
 * @param after the last order of the page before; null for the first page
 * @param limit at most so many orders
 */
public record OrderQuery(@Nullable String customerId, @Nullable OrderStatus status,
    @Nullable Cursor after, int limit) {

  /** Where a page ended. Ids tell orders of the same instant apart. */
  public record Cursor(Instant placedAt, String orderId) {

    /** The place behind this order. */
    public static Cursor behind(OrderView order) {
      return new Cursor(order.placedAt(), order.orderId());
    }
  }

  /** The first page of all orders. */
  public static OrderQuery newest(int limit) {
    return new OrderQuery(null, null, null, limit);
  }

  /** The same, but only this customer's. */
  public OrderQuery ofCustomer(String id) {
    return new OrderQuery(id, status, after, limit);
  }

  /** The same, but only with this status. */
  public OrderQuery withStatus(OrderStatus wanted) {
    return new OrderQuery(customerId, wanted, after, limit);
  }

  /** The page behind this place. */
  public OrderQuery after(Cursor cursor) {
    return new OrderQuery(customerId, status, cursor, limit);
  }
}
