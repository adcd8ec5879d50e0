package io.orderlog.replay.product;

import io.orderlog.domain.product.ProductDecider;
import io.orderlog.domain.product.ProductEvent;
import io.orderlog.domain.product.ProductState;
import io.orderlog.domain.stock.Sku;
import io.orderlog.eventlog.product.ProductLog;
import io.orderlog.replay.ReplayedAggregate;
import io.orderlog.replay.stock.ReplayedStock;

/** Products as the replay tool sees them. */
public final class ReplayedProducts {

  public static final ReplayedAggregate<ProductState, ProductEvent> PRODUCTS =
      new ReplayedAggregate<>(ProductLog.PRODUCTS, new ProductDecider(),
          state -> ProductDecider.statusOf(state).name(), Sku::canonical,
          ReplayedStock.SKU_FORM,
          ReplayedStock.SKU_FORM);

  private ReplayedProducts() {}
}
