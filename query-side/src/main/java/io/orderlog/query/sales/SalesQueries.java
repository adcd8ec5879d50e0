package io.orderlog.query.sales;

import io.javalin.config.RoutesConfig;
import io.orderlog.projections.demand.DemandFinder;
import io.orderlog.projections.demand.DemandProjection;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.product.ProductFinder;
import io.orderlog.projections.product.ProductsProjection;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.sales.SalesFinder;
import io.orderlog.projections.sales.SalesProjection;
import io.orderlog.query.QueryPart;
import io.orderlog.query.freshness.Freshness;
import io.orderlog.query.stream.StreamedLog;
import java.time.InstantSource;
import java.util.List;

/** What was sold and what was wanted. */
public final class SalesQueries implements QueryPart {

  private final SalesProjection sales = new SalesProjection();
  private final DemandProjection demand = new DemandProjection();
  private final InstantSource clock;

  /** @param clock says what day it is */
  public SalesQueries(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public List<Projection<?>> readModels() {
    return List.of(sales, demand);
  }

  /** None: they are made of the events of orders. */
  @Override
  public List<StreamedLog<?>> logs() {
    return List.of();
  }

  @Override
  public void register(RoutesConfig routes, ReadModels readModels, Freshness freshness) {
    new SalesQueryApi(new SalesFinder(readModels), new DemandFinder(readModels),
        new ProductNames(new ProductFinder(readModels),
            freshness.awaiting(new ProductsProjection())),
        freshness.awaiting(sales), freshness.awaiting(demand), freshness.lag(sales), clock)
        .register(routes);
  }
}
