package io.orderlog.query.sales;

import io.javalin.http.Context;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.product.ProductFinder;
import io.orderlog.query.freshness.ReadYourWrites;
import java.util.List;
import java.util.Map;

/** What products are called at the moment, for reports that are made of orders. Thread-safe. */
record ProductNames(ProductFinder products, ReadYourWrites awaited) {

  /**
   * The names of those of them that were ever listed, by their SKUs; as new as the request's tokens
   * of products. A report can be read without names: while there is no read model of products, it
   * has none.
   */
  Map<String, String> of(Context context, List<String> skus) {
    try {
      return awaited.answer(context, () -> products.names(skus)).value();
    } catch (ReadModelUnavailableException notThereYet) {
      return Map.of();
    }
  }
}
