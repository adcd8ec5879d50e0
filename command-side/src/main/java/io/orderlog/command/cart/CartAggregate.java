package io.orderlog.command.cart;

import io.orderlog.command.Aggregate;
import io.orderlog.command.ServedAggregate;
import io.orderlog.command.Timetable;
import io.orderlog.domain.cart.CartAgenda;
import io.orderlog.domain.cart.CartCommand;
import io.orderlog.domain.cart.CartDecider;
import io.orderlog.domain.cart.CartEvent;
import io.orderlog.domain.cart.CartRejection;
import io.orderlog.domain.cart.CartState;
import io.orderlog.domain.reactions.CartReactions;
import io.orderlog.eventlog.cart.CartLog;

/** Carts, as a command side writes them. */
public final class CartAggregate {

  private CartAggregate() {}

  /** For the writers. */
  public static Aggregate<CartCommand, CartState, CartEvent, CartRejection> aggregate() {
    return new Aggregate<>(CartLog.CARTS, new CartDecider(),
        state -> CartDecider.statusOf(state).name(), new CartStateCodec(),
        CartLog.LARGEST_EVENT_BYTES)
        .with(new Timetable<>(new CartAgenda(), CartCommandHash::of));
  }

  /** For clients. */
  public static ServedAggregate<CartCommand, CartState, CartEvent, CartRejection> served() {
    return new ServedAggregate<>(aggregate(), CartRoutes.ROUTES)
        .reacting(new CartReactions());
  }
}
