package io.orderlog.query;

import io.orderlog.eventlog.labels.LabelStore;
import io.orderlog.query.analytics.AnalyticsQueries;
import io.orderlog.query.cart.CartQueries;
import io.orderlog.query.endpoint.EndpointQueries;
import io.orderlog.query.fulfilment.FulfilmentQueries;
import io.orderlog.query.mail.MailQueries;
import io.orderlog.query.order.OrderQueries;
import io.orderlog.query.payment.PaymentQueries;
import io.orderlog.query.product.ProductQueries;
import io.orderlog.query.risk.RiskQueries;
import io.orderlog.query.sales.SalesQueries;
import io.orderlog.query.search.SearchQueries;
import io.orderlog.query.shipment.ShipmentQueries;
import io.orderlog.query.stock.StockQueries;
import io.orderlog.query.wait.WaitQueries;
import io.orderlog.time.TimeSource;
import java.util.List;

/** All that the query side answers. A new part is one more line here. */
public final class QueryParts {

  private QueryParts() {}

  /**
   * In the order in which users see them.
   *
   * @param clock says what day it is
   * @param labels has what is printed on parcels; closed by others
   */
  public static List<QueryPart> all(
      QuerySideSettings settings, TimeSource clock, LabelStore labels) {
    return List.of(
        new OrderQueries(),
        new SalesQueries(clock),
        new StockQueries(),
        new WaitQueries(),
        new ProductQueries(),
        new RiskQueries(),
        new CartQueries(),
        new PaymentQueries(),
        new ShipmentQueries(labels),
        new MailQueries(),
        new FulfilmentQueries(),
        new EndpointQueries(),
        new AnalyticsQueries(clock),
        new SearchQueries(settings.search(), clock));
  }
}
