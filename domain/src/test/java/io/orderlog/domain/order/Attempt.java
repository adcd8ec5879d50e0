package io.orderlog.domain.order;

import io.orderlog.domain.order.OrderCommand.ByProcess;
import io.orderlog.domain.order.OrderCommand.Change;
import io.orderlog.domain.order.OrderCommand.ChangeQuantity;
import io.orderlog.domain.order.OrderCommand.DeliverOrder;
import io.orderlog.domain.order.OrderCommand.PayOrder;
import io.orderlog.domain.order.OrderCommand.ReturnOrder;
import io.orderlog.domain.order.OrderCommand.ShipOrder;
import io.orderlog.domain.order.OrderState.Cancelled;
import io.orderlog.domain.order.OrderState.Delivered;
import io.orderlog.domain.order.OrderState.NotPlaced;
import io.orderlog.domain.order.OrderState.Paid;
import io.orderlog.domain.order.OrderState.Placed;
import io.orderlog.domain.order.OrderState.Returned;
import io.orderlog.domain.order.OrderState.Shipped;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a client tries next. Its command may depend on the state: commands drawn blindly would
 * hardly ever name an ordered article or the right amount, and few orders would get beyond their
 * placement.
 */
@FunctionalInterface
interface Attempt {

  OrderCommand commandIn(OrderState state);

  /** The same command in every state. */
  static Attempt always(OrderCommand command) {
    return _ -> command;
  }

  /**
   * The command that brings the order closer to its return, or to nothing after its end, by whoever
   * may ask it.
   */
  static Attempt leadOn(OrderCommand place) {
    return state -> switch (state) {
      case NotPlaced _ -> place;
      case Placed _ -> byWhoeverDrives(payment(total -> total)).commandIn(state);
      case Paid _ -> byWhoeverDrives(always(new ShipOrder("DHL", "parcel-1"))).commandIn(state);
      case Shipped _,Cancelled _ ->
        byWhoeverDrives(always(new DeliverOrder())).commandIn(state);
      case Delivered _,Returned _ -> new ReturnOrder("wrong colour");
    };
  }

  /** As it is, or by the process if the order is entrusted. */
  static Attempt byWhoeverDrives(Attempt attempt) {
    return state -> state.entrusted()
        ? byProcess(attempt).commandIn(state)
        : attempt.commandIn(state);
  }

  /** By a process, whether the order is entrusted or not; a placement as it is. */
  static Attempt byProcess(Attempt attempt) {
    return state -> switch (attempt.commandIn(state)) {
      case Change change -> new ByProcess(change);
      case OrderCommand other -> other;
    };
  }

  /** Another quantity for the line at this place, if the order has so many. */
  static Attempt quantityChange(int place, int quantity) {
    return state -> {
      List<OrderLine> lines = Life.linesOf(state);
      String sku = place < lines.size() ? lines.get(place).sku() : "not ordered";
      return new ChangeQuantity(sku, quantity);
    };
  }

  /** Pays what is made of the order's total. */
  static Attempt payment(UnaryOperator<BigDecimal> ofTotal) {
    return state -> new PayOrder("payment-1", ofTotal.apply(
        state instanceof Placed(_, var lines, _)
            ? new BigDecimal(lines.total().toDecimal())
            : BigDecimal.TEN));
  }
}
