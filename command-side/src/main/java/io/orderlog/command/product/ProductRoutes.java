package io.orderlog.command.product;

import io.orderlog.command.http.CommandRoute.Change;
import io.orderlog.command.http.CommandRoutes;
import io.orderlog.command.http.IdForm;
import io.orderlog.domain.product.ProductCommand;
import io.orderlog.domain.product.ProductRejection;
import io.orderlog.domain.stock.Sku;
import java.util.List;

/** The commands of a product, all of which come over HTTP. */
final class ProductRoutes {

  static final CommandRoutes<ProductCommand, ProductRejection> ROUTES = new CommandRoutes<>(
      "/products", "sku", new IdForm(Sku.RULE, Sku::canonical),
      List.of(
          new Change<>("list", ProductCommandParser::list),
          new Change<>("change", ProductCommandParser::change),
          new Change<>("delist", ProductCommandParser::delist)),
      ProductCommandHash::of, ProductRejectionProblems::of);

  private ProductRoutes() {}
}
