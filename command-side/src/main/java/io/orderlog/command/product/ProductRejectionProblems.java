package io.orderlog.command.product;

import io.orderlog.domain.product.ProductRejection;
import io.orderlog.domain.product.ProductRejection.AlreadyDelisted;
import io.orderlog.domain.product.ProductRejection.AlreadyListed;
import io.orderlog.domain.product.ProductRejection.NoSuchProduct;
import io.orderlog.http.problem.Problem;

/** Why a product does not take a command, in HTTP's words. */
final class ProductRejectionProblems {

  private ProductRejectionProblems() {}

  static Problem of(ProductRejection reason, String sku) {
    return switch (reason) {
      case NoSuchProduct() -> Problem.of(404, "product-not-found", "No such product",
          "No product " + sku + " was ever listed");
      case AlreadyListed() -> conflict("product-listed",
          "The product " + sku + " is listed already; change it");
      case AlreadyDelisted() -> conflict("product-delisted",
          "The product " + sku + " is sold no more; list it, and it is sold again");
    };
  }

  private static Problem conflict(String slug, String detail) {
    return Problem.of(409, slug, "The product does not allow this", detail);
  }
}
