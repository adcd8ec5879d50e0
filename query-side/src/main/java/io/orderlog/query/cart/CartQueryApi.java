package io.orderlog.query.cart;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.domain.cart.CartId;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.http.request.AcceptHeader;
import io.orderlog.http.request.EntityTag;
import io.orderlog.http.request.Preconditions;
import io.orderlog.http.request.QueryParameters;
import io.orderlog.projections.cart.CartFinder;
import io.orderlog.projections.cart.CartView;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.query.freshness.ReadYourWrites;
import io.orderlog.query.freshness.VersionedAnswer;
import java.util.Optional;

/** The query for a cart. Handlers run on virtual threads and block on the database. */
final class CartQueryApi {

  private static final String CART_ID = "cartId";

  private final CartFinder carts;
  private final ReadYourWrites awaited;

  /** @param awaited waits for what {@code carts} finds */
  CartQueryApi(CartFinder carts, ReadYourWrites awaited) {
    this.carts = carts;
    this.awaited = awaited;
  }

  /** Adds the route. */
  void register(RoutesConfig routes) {
    routes.get("/carts/{cartId}", this::byId);
  }

  private void byId(Context context) {
    AcceptHeader.requireJson(context);
    Preconditions conditions = Preconditions.read(context);
    QueryParameters.requireNone(context);
    String cartId = CartId.canonical(context.pathParam(CART_ID)).orElseThrow(
        () -> new ProblemException(noSuchCart("The id in the path must be a UUID")));
    Snapshot<Optional<CartView>> found = awaited.answer(context, () -> carts.byId(cartId));
    CartView cart = found.value().orElseThrow(() -> notFound(cartId));
    if (conditions.isUnwanted(EntityTag.ofVersion(cart.version()))) {
      throw versionMismatch(cart);
    }
    awaited.tell(context, found, cart.position());
    VersionedAnswer.write(context, conditions, cart.version(), () -> CartDocument.of(cart));
  }

  /** As a command is refused that names another version. */
  private static ProblemException versionMismatch(CartView cart) {
    return new ProblemException(Problem.of(412, "version-mismatch", "The cart has moved on",
        "This is the cart at version " + cart.version() + ", which If-Match does not name")
        .about(CART_ID, cart.cartId(), cart.version()));
  }

  private static ProblemException notFound(String cartId) {
    return new ProblemException(
        noSuchCart("The read model has no cart " + cartId).about(CART_ID, cartId, 0));
  }

  private static Problem noSuchCart(String detail) {
    return Problem.of(404, "cart-not-found", "No such cart", detail);
  }
}
