package io.orderlog.query.stock;

import io.javalin.config.RoutesConfig;
import io.orderlog.domain.stock.Sku;
import io.orderlog.eventlog.stock.StockLog;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.stock.StockFinder;
import io.orderlog.projections.stock.StockProjection;
import io.orderlog.query.QueryPart;
import io.orderlog.query.freshness.Freshness;
import io.orderlog.query.stream.StreamedLog;
import java.util.List;

/** Items in stock, one by one and together; and the stream of their events. */
public final class StockQueries implements QueryPart {

  private final StockProjection stock = new StockProjection();

  @Override
  public List<Projection<?>> readModels() {
    return List.of(stock);
  }

  @Override
  public List<StreamedLog<?>> logs() {
    return List.of(new StreamedLog<>(StockLog.STOCK, "sku", Sku::canonical, Sku.RULE));
  }

  @Override
  public void register(RoutesConfig routes, ReadModels readModels, Freshness freshness) {
    new StockQueryApi(new StockFinder(readModels), freshness.awaiting(stock),
        freshness.lag(stock)).register(routes);
  }
}
