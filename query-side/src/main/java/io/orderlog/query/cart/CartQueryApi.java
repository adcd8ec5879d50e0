package io.orderlog.query.cart;

import io.javalin.config.RoutesConfig;
import io.orderlog.domain.cart.CartId;
import io.orderlog.projections.cart.CartFinder;
import io.orderlog.projections.cart.CartView;
import io.orderlog.query.answer.DocumentById;
import io.orderlog.query.answer.DocumentById.Kind;
import io.orderlog.query.answer.DocumentById.Shown;
import io.orderlog.query.freshness.ReadYourWrites;

/** The query for a cart. Handlers run on virtual threads and block on the database. */
final class CartQueryApi {

  private static final DocumentById<CartView> CART = new DocumentById<>(
      new Kind("cart", "cart", "cartId", CartId::canonical, "must be a UUID"),
      cart -> new Shown(
          cart.cartId(), cart.version(), cart.position(), () -> CartDocument.of(cart)));

  private final CartFinder carts;
  private final ReadYourWrites awaited;

  /** @param awaited waits for what {@code carts} finds */
  CartQueryApi(CartFinder carts, ReadYourWrites awaited) {
    this.carts = carts;
    this.awaited = awaited;
  }

  /** Adds the route. */
  void register(RoutesConfig routes) {
    routes.get("/carts/{cartId}", context -> CART.answer(context, awaited, carts::byId));
  }
}
