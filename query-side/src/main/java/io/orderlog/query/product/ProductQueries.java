package io.orderlog.query.product;

import io.javalin.config.RoutesConfig;
import io.orderlog.domain.stock.Sku;
import io.orderlog.eventlog.product.ProductLog;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.product.ProductFinder;
import io.orderlog.projections.product.ProductsProjection;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.query.QueryPart;
import io.orderlog.query.freshness.Freshness;
import io.orderlog.query.stream.StreamedLog;
import java.util.List;

/** Products, one by one and page by page; and the stream of their events. */
public final class ProductQueries implements QueryPart {

  private final ProductsProjection products = new ProductsProjection();

  @Override
  public List<Projection<?>> readModels() {
    return List.of(products);
  }

  @Override
  public List<StreamedLog<?>> logs() {
    return List.of(new StreamedLog<>(ProductLog.PRODUCTS, "sku", Sku::canonical, Sku.RULE));
  }

  @Override
  public void register(RoutesConfig routes, ReadModels readModels, Freshness freshness) {
    new ProductQueryApi(new ProductFinder(readModels), freshness.awaiting(products),
        freshness.lag(products)).register(routes);
  }
}
