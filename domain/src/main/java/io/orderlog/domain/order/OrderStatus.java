package io.orderlog.domain.order;

/** The status of an order, as clients see it. */
public enum OrderStatus {
  PLACED, PAID, SHIPPED, DELIVERED, CANCELLED, RETURNED
}
