package io.orderlog.query.payment;

import io.javalin.config.RoutesConfig;
import io.orderlog.domain.order.OrderId;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.payment.PaymentFinder;
import io.orderlog.projections.payment.PaymentsProjection;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.query.QueryPart;
import io.orderlog.query.freshness.Freshness;
import io.orderlog.query.stream.StreamedLog;
import java.util.List;

/** Payments, one by one, and the stream of their events. */
public final class PaymentQueries implements QueryPart {

  private final PaymentsProjection payments = new PaymentsProjection();

  @Override
  public List<Projection<?>> readModels() {
    return List.of(payments);
  }

  @Override
  public List<StreamedLog<?>> logs() {
    return List.of(new StreamedLog<>(
        PaymentLog.PAYMENTS, "orderId", OrderId::canonical, "must be a UUID"));
  }

  @Override
  public void register(RoutesConfig routes, ReadModels readModels, Freshness freshness) {
    new PaymentQueryApi(new PaymentFinder(readModels), freshness.awaiting(payments))
        .register(routes);
  }
}
