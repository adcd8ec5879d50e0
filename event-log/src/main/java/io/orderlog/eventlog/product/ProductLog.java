package io.orderlog.eventlog.product;

import io.orderlog.domain.product.ProductEvent;
import io.orderlog.eventlog.AggregateLog;

/** The log of all products; the id of one is its SKU. */
public final class ProductLog {

  public static final AggregateLog<ProductEvent> PRODUCTS =
      new AggregateLog<>("products", "product", ProductEventCodec.create(), 6);

  /** No event that a command may lead to takes more, with its key and its headers. */
  public static final int LARGEST_EVENT_BYTES = 64 * 1024;

  private ProductLog() {}
}
