package io.orderlog.projections.orders;

import io.orderlog.domain.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of orders.
 *
 * @param filter which orders
 * @param sort in which order
 * @param after where the page before ended; null for the first page
 * @param limit at most so many orders
 */
public record OrderQuery(
    OrderFilter filter, OrderSort sort, @Nullable Cursor after, int limit) {

  /**
   * Where a page ended: what its last order had of all that lists are sorted by, and its id, which
   * distinguishes orders that are alike.
   */
  public record Cursor(Instant placedAt, Instant updatedAt, Money total, String orderId) {

    /** The place after this order. */
    public static Cursor behind(OrderView order) {
      return new Cursor(
          order.placedAt(), order.updatedAt(), order.total(), order.orderId());
    }
  }

  /** The first page of these orders, newest first. */
  public static OrderQuery newest(OrderFilter filter, int limit) {
    return new OrderQuery(filter, OrderSort.PLACED_AT_DESCENDING, null, limit);
  }

  /** The first page of the same orders in another order. */
  public OrderQuery sortedBy(OrderSort wanted) {
    return new OrderQuery(filter, wanted, null, limit);
  }

  /** The page after this place. */
  public OrderQuery after(Cursor cursor) {
    return new OrderQuery(filter, sort, cursor, limit);
  }

  /** The same page, but with that many orders. */
  public OrderQuery withLimit(int newLimit) {
    return new OrderQuery(filter, sort, after, newLimit);
  }
}
