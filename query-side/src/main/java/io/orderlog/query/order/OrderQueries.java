package io.orderlog.query.order;

import io.javalin.config.RoutesConfig;
import io.orderlog.domain.order.OrderId;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.history.HistoryFinder;
import io.orderlog.projections.history.HistoryProjection;
import io.orderlog.projections.orders.OrderFinder;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.query.QueryPart;
import io.orderlog.query.freshness.Freshness;
import io.orderlog.query.stream.StreamedLog;
import java.util.List;

/** Orders, one by one, in lists and with their histories; and the stream of their events. */
public final class OrderQueries implements QueryPart {

  private final OrdersProjection orders = new OrdersProjection();
  private final HistoryProjection histories = new HistoryProjection();

  @Override
  public List<Projection<?>> readModels() {
    return List.of(orders, histories);
  }

  @Override
  public List<StreamedLog<?>> logs() {
    return List.of(new StreamedLog<>(
        OrderLog.ORDERS, "orderId", OrderId::canonical, "must be a UUID"));
  }

  @Override
  public void register(RoutesConfig routes, ReadModels readModels, Freshness freshness) {
    new OrderQueryApi(new OrderFinder(readModels), new HistoryFinder(readModels),
        freshness.awaiting(orders), freshness.awaiting(histories), freshness.lag(orders))
        .register(routes);
  }
}
