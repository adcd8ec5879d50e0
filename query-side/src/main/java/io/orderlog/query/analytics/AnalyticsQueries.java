package io.orderlog.query.analytics;

import io.javalin.config.RoutesConfig;
import io.orderlog.projections.analytics.AnalyticsFinder;
import io.orderlog.projections.analytics.FulfilmentMinutesProjection;
import io.orderlog.projections.analytics.OrderMinutesProjection;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.query.QueryPart;
import io.orderlog.query.freshness.Freshness;
import io.orderlog.query.stream.StreamedLog;
import java.time.InstantSource;
import java.util.List;

/** What happened in windows of time. */
public final class AnalyticsQueries implements QueryPart {

  private final OrderMinutesProjection orders = new OrderMinutesProjection();
  private final FulfilmentMinutesProjection fulfilments = new FulfilmentMinutesProjection();
  private final InstantSource clock;

  /** @param clock says which window is the current one */
  public AnalyticsQueries(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public List<Projection<?>> readModels() {
    return List.of(orders, fulfilments);
  }

  /** None: they are made of the events of orders and of their fulfilment. */
  @Override
  public List<StreamedLog<?>> logs() {
    return List.of();
  }

  @Override
  public void register(RoutesConfig routes, ReadModels readModels, Freshness freshness) {
    new AnalyticsQueryApi(new AnalyticsFinder(readModels), freshness.awaiting(orders),
        freshness.awaiting(fulfilments), freshness.lag(orders), clock).register(routes);
  }
}
