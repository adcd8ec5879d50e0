package io.orderlog.command.cart;

import io.orderlog.command.http.CommandHash;
import io.orderlog.domain.cart.CartCommand;
import io.orderlog.domain.cart.CartCommand.Abandon;
import io.orderlog.domain.cart.CartCommand.Checkout;
import io.orderlog.domain.cart.CartCommand.OpenCart;
import io.orderlog.domain.cart.CartCommand.SetLine;

/** The hashes of a cart's commands. One byte a command: fixed for ever. */
final class CartCommandHash {

  private static final byte OPEN = 1;
  private static final byte SET_LINE = 2;
  private static final byte CHECKOUT = 3;
  private static final byte ABANDON = 4;

  private CartCommandHash() {}

  static String of(CartCommand command) {
    return switch (command) {
      case OpenCart open -> CommandHash.of(OPEN, open);
      // 20.0 is the price that 20.00 is.
      case SetLine(var sku, var quantity, var unitPrice) -> CommandHash.of(SET_LINE,
          new SetLine(sku, quantity, unitPrice.stripTrailingZeros()));
      case Checkout checkout -> CommandHash.of(CHECKOUT, checkout);
      case Abandon abandon -> CommandHash.of(ABANDON, abandon);
    };
  }
}
