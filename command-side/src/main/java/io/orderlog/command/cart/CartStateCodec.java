package io.orderlog.command.cart;

import io.orderlog.command.memory.codec.ByteReader;
import io.orderlog.command.memory.codec.ByteWriter;
import io.orderlog.command.memory.codec.MalformedBytesException;
import io.orderlog.command.memory.codec.StateCodec;
import io.orderlog.command.order.OrderLinesBytes;
import io.orderlog.domain.cart.CartState;
import io.orderlog.domain.cart.CartState.Abandoned;
import io.orderlog.domain.cart.CartState.CheckedOut;
import io.orderlog.domain.cart.CartState.NoCart;
import io.orderlog.domain.cart.CartState.Open;
import java.time.Instant;

/** Carts as bytes: one for the type of the state, then its components. */
public final class CartStateCodec implements StateCodec<CartState> {

  private static final int NO_CART = 0;
  private static final int OPEN = 1;
  private static final int CHECKED_OUT = 2;
  private static final int ABANDONED = 3;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(CartState state, ByteWriter out) {
    switch (state) {
      case NoCart() -> out.number(NO_CART);
      case Open(var customerId, var lines, var keptUntil) ->
        OrderLinesBytes.write(lines, out.number(OPEN).time(keptUntil).text(customerId));
      case CheckedOut(var orderId) -> out.number(CHECKED_OUT).id(orderId);
      case Abandoned(var customerId, var lines) ->
        OrderLinesBytes.write(lines, out.number(ABANDONED).text(customerId));
    }
  }

  @Override
  public CartState read(ByteReader in) {
    long type = in.number();
    return switch ((int) type) {
      case NO_CART -> new NoCart();
      case OPEN -> readOpen(in);
      case CHECKED_OUT -> new CheckedOut(in.id());
      case ABANDONED -> new Abandoned(in.text(), OrderLinesBytes.read(in));
      default -> throw new MalformedBytesException("there is no state of a cart " + type);
    };
  }

  private static Open readOpen(ByteReader in) {
    Instant keptUntil = in.time();
    return new Open(in.text(), OrderLinesBytes.read(in), keptUntil);
  }
}
