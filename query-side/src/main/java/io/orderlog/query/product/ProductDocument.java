package io.orderlog.query.product;

import io.orderlog.domain.product.Price;
import io.orderlog.domain.product.ProductStatus;
import io.orderlog.projections.product.ProductView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A product as clients see it: prices as decimal strings, by their currencies. */
record ProductDocument(String sku, ProductStatus status, String name, String description,
    Map<String, String> prices, long version, Instant updatedAt) {

  static ProductDocument of(ProductView product) {
    Map<String, String> prices = new LinkedHashMap<>();
    for (Price price : product.prices()) {
      prices.put(price.currency().getCurrencyCode(), price.amount().toDecimal());
    }
    return new ProductDocument(product.sku(), product.status(), product.name(),
        product.description(), prices, product.version(), product.updatedAt());
  }
}
