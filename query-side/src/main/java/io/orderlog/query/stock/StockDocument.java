package io.orderlog.query.stock;

import io.orderlog.domain.stock.StockStatus;
import io.orderlog.projections.stock.StockView;
import java.time.Instant;

/** An item as clients see it. */
record StockDocument(String sku, StockStatus status, long onHand, long reserved, long available,
    long version, Instant updatedAt) {

  static StockDocument of(StockView item) {
    return new StockDocument(item.sku(), item.status(), item.onHand(), item.reserved(),
        item.available(), item.version(), item.updatedAt());
  }
}
