package io.orderlog.query.fulfilment;

import io.javalin.config.RoutesConfig;
import io.orderlog.domain.order.OrderId;
import io.orderlog.eventlog.fulfilment.FulfilmentLog;
import io.orderlog.projections.fulfilment.FulfilmentFinder;
import io.orderlog.projections.fulfilment.FulfilmentsProjection;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.mail.MailFinder;
import io.orderlog.projections.mail.MailsProjection;
import io.orderlog.projections.orders.OrderFinder;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.payment.PaymentFinder;
import io.orderlog.projections.payment.PaymentsProjection;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.shipment.ShipmentFinder;
import io.orderlog.projections.shipment.ShipmentsProjection;
import io.orderlog.query.QueryPart;
import io.orderlog.query.freshness.Freshness;
import io.orderlog.query.stream.StreamedLog;
import java.util.List;

/** The fulfilment of orders, with what others say of it; and the stream of its events. */
public final class FulfilmentQueries implements QueryPart {

  private final FulfilmentsProjection fulfilments = new FulfilmentsProjection();

  @Override
  public List<Projection<?>> readModels() {
    return List.of(fulfilments);
  }

  @Override
  public List<StreamedLog<?>> logs() {
    return List.of(new StreamedLog<>(
        FulfilmentLog.FULFILMENTS, "orderId", OrderId::canonical, "must be a UUID"));
  }

  @Override
  public void register(RoutesConfig routes, ReadModels readModels, Freshness freshness) {
    new FulfilmentQueryApi(
        new FulfilmentFinder(readModels), freshness.awaiting(fulfilments),
        new OrderFinder(readModels), freshness.awaiting(new OrdersProjection()),
        new PaymentFinder(readModels), freshness.awaiting(new PaymentsProjection()),
        new ShipmentFinder(readModels), freshness.awaiting(new ShipmentsProjection()),
        new MailFinder(readModels), freshness.awaiting(new MailsProjection()),
        freshness.lag(fulfilments)).register(routes);
  }
}
