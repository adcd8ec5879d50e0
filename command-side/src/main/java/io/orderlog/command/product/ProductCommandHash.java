package io.orderlog.command.product;

import io.orderlog.command.http.CommandHash;
import io.orderlog.domain.product.ProductCommand;
import io.orderlog.domain.product.ProductCommand.ChangeProduct;
import io.orderlog.domain.product.ProductCommand.Delist;
import io.orderlog.domain.product.ProductCommand.ListProduct;

/** The hashes of a product's commands. One byte a command: fixed for ever. */
final class ProductCommandHash {

  private static final byte LIST = 1;
  private static final byte CHANGE = 2;
  private static final byte DELIST = 3;

  private ProductCommandHash() {}

  static String of(ProductCommand command) {
    return switch (command) {
      case ListProduct list -> CommandHash.of(LIST, list);
      case ChangeProduct change -> CommandHash.of(CHANGE, change);
      case Delist delist -> CommandHash.of(DELIST, delist);
    };
  }
}
