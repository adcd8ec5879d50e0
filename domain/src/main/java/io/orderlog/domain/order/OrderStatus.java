package io.orderlog.domain.order;

/** Where an order stands, as clients see it. */
public enum OrderStatus {
  PLACED, PAID, SHIPPED, DELIVERED, CANCELLED, RETURNED
}
