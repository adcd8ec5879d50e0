package io.orderlog.command.product;

import io.orderlog.command.Aggregate;
import io.orderlog.command.ServedAggregate;
import io.orderlog.domain.product.ProductCommand;
import io.orderlog.domain.product.ProductDecider;
import io.orderlog.domain.product.ProductEvent;
import io.orderlog.domain.product.ProductRejection;
import io.orderlog.domain.product.ProductState;
import io.orderlog.eventlog.product.ProductLog;

/** Products, as a command side writes them. */
public final class ProductAggregate {

  private ProductAggregate() {}

  /** For the writers. */
  public static Aggregate<ProductCommand, ProductState, ProductEvent,
      ProductRejection> aggregate() {
    return new Aggregate<>(ProductLog.PRODUCTS, new ProductDecider(),
        state -> ProductDecider.statusOf(state).name(), new ProductStateCodec(),
        ProductLog.LARGEST_EVENT_BYTES);
  }

  /** For clients. */
  public static ServedAggregate<ProductCommand, ProductState, ProductEvent,
      ProductRejection> served() {
    return new ServedAggregate<>(aggregate(), ProductRoutes.ROUTES);
  }
}
