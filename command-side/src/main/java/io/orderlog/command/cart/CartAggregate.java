package io.orderlog.command.cart;

import io.orderlog.command.Aggregate;
import io.orderlog.command.ServedAggregate;
import io.orderlog.command.Timetable;
import io.orderlog.command.prices.PriceTable;
import io.orderlog.domain.Decider;
import io.orderlog.domain.cart.CartAgenda;
import io.orderlog.domain.cart.CartCommand;
import io.orderlog.domain.cart.CartDecider;
import io.orderlog.domain.cart.CartEvent;
import io.orderlog.domain.cart.CartRejection;
import io.orderlog.domain.cart.CartState;
import io.orderlog.domain.cart.PricedCartDecider;
import io.orderlog.domain.reactions.CartReactions;
import io.orderlog.eventlog.cart.CartLog;

/** Carts, as a command side writes them. */
public final class CartAggregate {

  private CartAggregate() {}

  /**
   * For the writers.
   *
   * @param decider what is accepted; the same events lead to the same state by all of them
   */
  public static Aggregate<CartCommand, CartState, CartEvent, CartRejection> aggregate(
      Decider<CartCommand, CartState, CartEvent, CartRejection> decider) {
    return new Aggregate<>(CartLog.CARTS, decider,
        state -> CartDecider.statusOf(state).name(), new CartStateCodec(),
        CartLog.LARGEST_EVENT_BYTES)
        .with(new Timetable<>(new CartAgenda(), CartCommandHash::of));
  }

  /** For clients, in a shop whose catalogue says what things cost. */
  public static ServedAggregate<CartCommand, CartState, CartEvent, CartRejection> served() {
    PriceTable prices = new PriceTable();
    return new ServedAggregate<>(aggregate(new PricedCartDecider(prices)), CartRoutes.ROUTES)
        .reacting(new CartReactions())
        .following(prices);
  }
}
