package io.orderlog.domain.stock;

/** The status of an item, as clients see it: whether anything of it can be reserved. */
public enum StockStatus {
  IN_STOCK, SOLD_OUT
}
