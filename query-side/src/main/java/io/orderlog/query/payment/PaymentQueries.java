package io.orderlog.query.payment;

import io.javalin.config.RoutesConfig;
import io.orderlog.domain.order.OrderId;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.payment.EffectFinder;
import io.orderlog.projections.payment.EffectsProjection;
import io.orderlog.projections.payment.PaymentFinder;
import io.orderlog.projections.payment.PaymentsProjection;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.query.QueryPart;
import io.orderlog.query.freshness.Freshness;
import io.orderlog.query.stream.StreamedLog;
import java.util.List;

/** Payments, one by one, what their provider is asked, and the stream of their events. */
public final class PaymentQueries implements QueryPart {

  private final PaymentsProjection payments = new PaymentsProjection();
  private final EffectsProjection effects = new EffectsProjection();

  @Override
  public List<Projection<?>> readModels() {
    return List.of(payments, effects);
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
    new EffectQueryApi(new EffectFinder(readModels), freshness.awaiting(effects),
        freshness.lag(effects)).register(routes);
  }
}
