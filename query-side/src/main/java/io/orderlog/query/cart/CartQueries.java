package io.orderlog.query.cart;

import io.javalin.config.RoutesConfig;
import io.orderlog.domain.cart.CartId;
import io.orderlog.eventlog.cart.CartLog;
import io.orderlog.projections.cart.CartFinder;
import io.orderlog.projections.cart.CartsProjection;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.query.QueryPart;
import io.orderlog.query.freshness.Freshness;
import io.orderlog.query.stream.StreamedLog;
import java.util.List;

/** Carts, one by one; and the stream of their events. */
public final class CartQueries implements QueryPart {

  private final CartsProjection carts = new CartsProjection();

  @Override
  public List<Projection<?>> readModels() {
    return List.of(carts);
  }

  @Override
  public List<StreamedLog<?>> logs() {
    return List.of(
        new StreamedLog<>(CartLog.CARTS, "cartId", CartId::canonical, "must be a UUID"));
  }

  @Override
  public void register(RoutesConfig routes, ReadModels readModels, Freshness freshness) {
    new CartQueryApi(new CartFinder(readModels), freshness.awaiting(carts)).register(routes);
  }
}
