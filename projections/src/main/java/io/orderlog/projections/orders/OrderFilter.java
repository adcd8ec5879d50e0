package io.orderlog.projections.orders;

import io.orderlog.domain.order.OrderStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are meant; null means all.
 *
 * @param customerId only this customer's
 * @param status only these
 * @param sku only those that have a line with it now
 * @param placedFrom only those placed at that time or later
 * @param placedTo only those placed before that time
 */
public record OrderFilter(@Nullable String customerId, @Nullable OrderStatus status,
    @Nullable String sku, @Nullable Instant placedFrom, @Nullable Instant placedTo) {

  /** All orders. */
  public static final OrderFilter ALL = new OrderFilter(null, null, null, null, null);

  /** The same, but only this customer's. */
  public OrderFilter ofCustomer(String id) {
    return new OrderFilter(id, status, sku, placedFrom, placedTo);
  }

  /** The same, but only with this status. */
  public OrderFilter withStatus(OrderStatus wanted) {
    return new OrderFilter(customerId, wanted, sku, placedFrom, placedTo);
  }

  /** The same, but only with a line for this SKU. */
  public OrderFilter withSku(String wanted) {
    return new OrderFilter(customerId, status, wanted, placedFrom, placedTo);
  }

  /** The same, but only those placed in this time, its end not included. */
  public OrderFilter placedBetween(Instant from, Instant to) {
    return new OrderFilter(customerId, status, sku, from, to);
  }
}
