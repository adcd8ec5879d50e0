package io.orderlog.domain.cart;

/** The status of a cart, as clients see it. */
public enum CartStatus {
  OPEN, CHECKED_OUT, ABANDONED
}
