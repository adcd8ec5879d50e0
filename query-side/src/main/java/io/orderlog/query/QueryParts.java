package io.orderlog.query;

import io.orderlog.query.analytics.AnalyticsQueries;
import io.orderlog.query.cart.CartQueries;
import io.orderlog.query.fulfilment.FulfilmentQueries;
import io.orderlog.query.order.OrderQueries;
import io.orderlog.query.payment.PaymentQueries;
import io.orderlog.query.sales.SalesQueries;
import io.orderlog.query.stock.StockQueries;
import java.time.InstantSource;
import java.util.List;

/** All that the query side answers. A new part is one more line here. */
public final class QueryParts {

  private QueryParts() {}

  /**
   * In the order in which users see them.
   *
   * @param clock says what day it is
   */
  public static List<QueryPart> all(InstantSource clock) {
    return List.of(
        new OrderQueries(),
        new SalesQueries(clock),
        new StockQueries(),
        new CartQueries(),
        new PaymentQueries(),
        new FulfilmentQueries(),
        new AnalyticsQueries(clock));
  }
}
