package io.orderlog.query.wait;

import io.orderlog.domain.stock.StockStatus;
import io.orderlog.projections.wait.WaitView;
import java.time.Instant;

/** A waiting list as clients see it, without anybody's address. */
record WaitDocument(String sku, long waiting, long told, StockStatus status, long version,
    Instant updatedAt) {

  static WaitDocument of(WaitView list) {
    return new WaitDocument(list.sku(), list.waiting(), list.told(), list.status(),
        list.version(), list.updatedAt());
  }
}
