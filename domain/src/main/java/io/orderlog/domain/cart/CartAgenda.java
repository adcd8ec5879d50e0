package io.orderlog.domain.cart;

import io.orderlog.domain.agenda.Agenda;
import io.orderlog.domain.agenda.Due;
import io.orderlog.domain.agenda.Due.Deadline;
import io.orderlog.domain.cart.CartCommand.Abandon;
import io.orderlog.domain.cart.CartState.Abandoned;
import io.orderlog.domain.cart.CartState.CheckedOut;
import io.orderlog.domain.cart.CartState.NoCart;
import io.orderlog.domain.cart.CartState.Open;
import java.util.List;

/** A cart that is open is abandoned one day. Nobody outside is asked for anything. */
public final class CartAgenda implements Agenda<CartState, CartCommand, Void> {

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<Due<CartCommand, Void>> due(CartState state) {
    return switch (state) {
      case Open open -> List.of(new Deadline<>("abandon", open.keptUntil(), new Abandon()));
      case NoCart _,CheckedOut _,Abandoned _ -> List.of();
    };
  }
}
