package io.orderlog.query.search;

import io.javalin.config.RoutesConfig;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.product.ProductEvent;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.query.LogFollower;
import io.orderlog.query.LogOpening;
import io.orderlog.query.QueryPart;
import io.orderlog.query.freshness.Freshness;
import io.orderlog.query.stream.StreamedLog;
import io.orderlog.search.order.OrderDocuments;
import io.orderlog.search.order.SearchedOrder;
import io.orderlog.search.product.ProductDocuments;
import io.orderlog.search.product.SearchedProduct;
import io.orderlog.time.Ticker;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Orders and products found by words, in indexes that this process keeps. */
public final class SearchQueries implements QueryPart {

  private record Indexes(FollowedIndex<OrderEvent, SearchedOrder> orders,
      FollowedIndex<ProductEvent, SearchedProduct> products) {}

  private final Path folder;
  private final Ticker ticker;
  private volatile Optional<Indexes> indexes = Optional.empty();

  /** @param folder where this process keeps its indexes; no other process may use it meanwhile */
  public SearchQueries(Path folder, Ticker ticker) {
    this.folder = folder;
    this.ticker = ticker;
  }

  @Override
  public List<Projection<?>> readModels() {
    return List.of();
  }

  /** None: others bring those of orders and products. */
  @Override
  public List<StreamedLog<?>> logs() {
    return List.of();
  }

  @Override
  public List<LogFollower> follow(LogOpening opening) {
    Indexes started = new Indexes(
        FollowedIndex.follow(new OrderDocuments(), folder, opening, ticker),
        FollowedIndex.follow(new ProductDocuments(), folder, opening, ticker));
    indexes = Optional.of(started);
    return List.of(started.orders(), started.products());
  }

  @Override
  public void register(RoutesConfig routes, ReadModels readModels, Freshness freshness) {
    Indexes started = indexes.orElseThrow();
    new SearchQueryApi(
        new AwaitedIndex<>(started.orders(), freshness),
        new AwaitedIndex<>(started.products(), freshness),
        freshness.lag(new OrdersProjection())).register(routes);
  }
}
