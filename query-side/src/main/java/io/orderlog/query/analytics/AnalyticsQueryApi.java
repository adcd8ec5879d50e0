package io.orderlog.query.analytics;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.http.Json;
import io.orderlog.http.request.AcceptHeader;
import io.orderlog.http.request.Preconditions;
import io.orderlog.http.request.QueryParameters;
import io.orderlog.projections.analytics.AnalyticsFinder;
import io.orderlog.projections.analytics.FulfilmentWindow;
import io.orderlog.projections.analytics.OrderWindow;
import io.orderlog.projections.analytics.Windows;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.query.CurrencyParameter;
import io.orderlog.query.freshness.LagHeader;
import io.orderlog.query.freshness.ReadYourWrites;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The query for windows of time. It joins two read models, each as new as the tokens of its own log
 * ask for. Handlers run on virtual threads and block on the database.
 */
final class AnalyticsQueryApi {

  private record Answer(String window, Instant from, Instant to, List<WindowItem> items) {}

  private final AnalyticsFinder analytics;
  private final ReadYourWrites awaitedOrders;
  private final ReadYourWrites awaitedFulfilments;
  private final LagHeader lag;
  private final InstantSource clock;

  /**
   * @param awaitedOrders waits for what is counted of orders
   * @param awaitedFulfilments waits for what is counted of their fulfilment
   * @param lag of what is counted of orders
   */
  AnalyticsQueryApi(AnalyticsFinder analytics, ReadYourWrites awaitedOrders,
      ReadYourWrites awaitedFulfilments, LagHeader lag, InstantSource clock) {
    this.analytics = analytics;
    this.awaitedOrders = awaitedOrders;
    this.awaitedFulfilments = awaitedFulfilments;
    this.lag = lag;
    this.clock = clock;
  }

  /** Adds the route. */
  void register(RoutesConfig routes) {
    routes.get("/analytics/orders", this::orders);
  }

  private void orders(Context context) {
    AcceptHeader.requireJson(context);
    Preconditions.requireNoTag(context);
    QueryParameters parameters = QueryParameters.of(context);
    Windows windows = WindowParameters.read(parameters, clock);
    Optional<Currency> currency = CurrencyParameter.read(parameters);
    parameters.check(Set.of("window", "from", "to", CurrencyParameter.NAME));
    Snapshot<List<OrderWindow>> orders = awaitedOrders.answer(context,
        () -> analytics.ofOrders(windows, currency));
    Snapshot<List<FulfilmentWindow>> fulfilments = awaitedFulfilments.answer(context,
        () -> analytics.ofFulfilments(windows, currency));
    lag.write(context, orders);
    Json.write(context, new Answer(windows.length().text(), windows.from(), windows.to(),
        WindowItem.joined(orders.value(), fulfilments.value())));
  }
}
