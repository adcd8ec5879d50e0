package io.orderlog.projections;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.projections.analytics.FulfilmentMinutesProjection;
import io.orderlog.projections.analytics.OrderMinutesProjection;
import io.orderlog.projections.cart.CartsProjection;
import io.orderlog.projections.demand.DemandProjection;
import io.orderlog.projections.endpoint.EndpointsProjection;
import io.orderlog.projections.fulfilment.FulfilmentsProjection;
import io.orderlog.projections.history.HistoryProjection;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.mail.MailsProjection;
import io.orderlog.projections.payment.EffectsProjection;
import io.orderlog.projections.payment.PaymentsProjection;
import io.orderlog.projections.product.ProductsProjection;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.risk.RiskProjection;
import io.orderlog.projections.sales.SalesProjection;
import io.orderlog.projections.shipment.ShipmentsProjection;
import io.orderlog.projections.stock.StockProjection;
import io.orderlog.projections.wait.WaitsProjection;
import java.util.List;
import java.util.stream.Stream;

/** The read models that there are. A new one is one more line here. */
public final class Projections {

  private Projections() {}

  /** All of them, in the order in which users see them. */
  public static List<Projection<?>> all() {
    return Stream.<Projection<?>>concat(
        ofOrders().stream(), Stream.of(new StockProjection(), new WaitsProjection(),
            new ProductsProjection(),
            new RiskProjection(),
            new CartsProjection(), new PaymentsProjection(), new EffectsProjection(),
            new ShipmentsProjection(), new MailsProjection(), new FulfilmentsProjection(),
            new FulfilmentMinutesProjection(), new EndpointsProjection()))
        .toList();
  }

  /** Those that are made of the events of orders. */
  public static List<Projection<OrderEvent>> ofOrders() {
    return List.of(
        new OrdersProjection(),
        new HistoryProjection(),
        new SalesProjection(),
        new DemandProjection(),
        new OrderMinutesProjection());
  }
}
