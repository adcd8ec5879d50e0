package io.orderlog.domain.product;

/** The status of a product, as clients see it. */
public enum ProductStatus {
  LISTED, DELISTED
}
