package io.orderlog.command.cart;

import io.orderlog.command.http.CommandRoute.Change;
import io.orderlog.command.http.CommandRoute.Creation;
import io.orderlog.command.http.CommandRoutes;
import io.orderlog.command.http.IdForm;
import io.orderlog.command.http.MadeCommandIds;
import io.orderlog.domain.cart.CartCommand;
import io.orderlog.domain.cart.CartId;
import io.orderlog.domain.cart.CartRejection;
import java.util.List;
import java.util.Map;

/** The commands of a cart that come over HTTP. Nobody abandons one but time. */
public final class CartRoutes {

  public static final CommandRoutes<CartCommand, CartRejection> ROUTES = new CommandRoutes<>(
      "/carts", "cartId", new IdForm("must be a UUID", CartId::canonical),
      List.of(
          new Creation<>(CartCommandParser::open, CartRoutes::idFor),
          new Change<>("set-line", CartCommandParser::setLine),
          new Change<>("checkout", CartCommandParser::checkout).telling(CartRoutes::order)),
      CartCommandHash::of, CartRejectionProblems::of);

  private CartRoutes() {}

  private static String idFor(String commandId) {
    return MadeCommandIds.uuidIn(commandId)
        .orElseGet(() -> CartId.derivedFrom(commandId).text());
  }

  private static Map<String, String> order(String cartId) {
    return Map.of("orderId", new CartId(cartId).order().text());
  }
}
