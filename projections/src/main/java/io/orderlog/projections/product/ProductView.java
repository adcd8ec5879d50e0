package io.orderlog.projections.product;

import io.orderlog.domain.product.Price;
import io.orderlog.domain.product.ProductStatus;
import io.orderlog.eventlog.LogPosition;
import java.time.Instant;
import java.util.List;

/**
 * A product as its row has it.
 *
 * @param status whether it is sold; what was sold once keeps its name
 * @param prices the last that it had, ordered by currency
 * @param version how many events the product has
 * @param updatedAt when the last of them happened
 * @param position the place of that event in the log
 */
public record ProductView(String sku, ProductStatus status, String name, String description,
    List<Price> prices, long version, Instant updatedAt, LogPosition position) {

  public ProductView {
    prices = List.copyOf(prices);
  }
}
