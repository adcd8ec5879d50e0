package io.orderlog.domain.order;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.Decision.reject;
import static io.orderlog.domain.order.OrderStatus.CANCELLED;
import static io.orderlog.domain.order.OrderStatus.DELIVERED;
import static io.orderlog.domain.order.OrderStatus.PAID;
import static io.orderlog.domain.order.OrderStatus.PLACED;
import static io.orderlog.domain.order.OrderStatus.RETURNED;
import static io.orderlog.domain.order.OrderStatus.SHIPPED;

import io.orderlog.domain.Decision;
import io.orderlog.domain.TimelessDecider;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderCommand.ByProcess;
import io.orderlog.domain.order.OrderCommand.CancelOrder;
import io.orderlog.domain.order.OrderCommand.Change;
import io.orderlog.domain.order.OrderCommand.ChangeQuantity;
import io.orderlog.domain.order.OrderCommand.DeliverOrder;
import io.orderlog.domain.order.OrderCommand.PayOrder;
import io.orderlog.domain.order.OrderCommand.PlaceEntrusted;
import io.orderlog.domain.order.OrderCommand.PlaceOrder;
import io.orderlog.domain.order.OrderCommand.Progress;
import io.orderlog.domain.order.OrderCommand.ReturnOrder;
import io.orderlog.domain.order.OrderCommand.ShipOrder;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderDelivered;
import io.orderlog.domain.order.OrderEvent.OrderEntrusted;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.OrderReturned;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.domain.order.OrderRejection.AlreadyThere;
import io.orderlog.domain.order.OrderRejection.AmountNotTheTotal;
import io.orderlog.domain.order.OrderRejection.LastLine;
import io.orderlog.domain.order.OrderRejection.LeftToProcess;
import io.orderlog.domain.order.OrderRejection.NoSuchOrder;
import io.orderlog.domain.order.OrderRejection.NotEntrusted;
import io.orderlog.domain.order.OrderRejection.NotYetThere;
import io.orderlog.domain.order.OrderRejection.OrderIdTaken;
import io.orderlog.domain.order.OrderRejection.SkuNotInOrder;
import io.orderlog.domain.order.OrderRejection.TotalTooLarge;
import io.orderlog.domain.order.OrderState.Cancellable;
import io.orderlog.domain.order.OrderState.Cancelled;
import io.orderlog.domain.order.OrderState.Delivered;
import io.orderlog.domain.order.OrderState.NotPlaced;
import io.orderlog.domain.order.OrderState.Paid;
import io.orderlog.domain.order.OrderState.Placed;
import io.orderlog.domain.order.OrderState.Returned;
import io.orderlog.domain.order.OrderState.Shipped;
import java.util.Optional;

/** The rules of an order. Both methods read as a table: what is asked or happened, then where. */
public final class OrderDecider
    implements TimelessDecider<OrderCommand, OrderState, OrderEvent, OrderRejection> {

  @Override
  public OrderState initial() {
    return new NotPlaced();
  }

  @Override
  public Decision<OrderEvent, OrderRejection> decide(OrderCommand command, OrderState state) {
    return switch (command) {
      case PlaceOrder place -> switch (state) {
        case NotPlaced _ -> accept(placed(place));
        case Placed _,Paid _,Shipped _,Delivered _,Cancelled _,Returned _ ->
          reject(new OrderIdTaken());
      };
      case PlaceEntrusted(var place) -> switch (state) {
        case NotPlaced _ -> accept(placed(place), new OrderEntrusted());
        case Placed _,Paid _,Shipped _,Delivered _,Cancelled _,Returned _ ->
          reject(state.entrusted() ? new OrderIdTaken() : new NotEntrusted());
      };
      case ByProcess(var change) -> switch (state) {
        case NotPlaced _ -> reject(new NoSuchOrder());
        case Placed _,Paid _,Shipped _,Delivered _,Cancelled _,Returned _ -> state.entrusted()
            ? change(change, state)
            : reject(new NotEntrusted());
      };
      case Progress progress -> state.entrusted()
          ? reject(new LeftToProcess())
          : change(progress, state);
      case Change change -> change(change, state);
    };
  }

  /** Whoever asks it may. */
  private static Decision<OrderEvent, OrderRejection> change(Change command, OrderState state) {
    return switch (command) {
      case ChangeQuantity change -> switch (state) {
        case NotPlaced _ -> reject(new NoSuchOrder());
        case Placed(_, var lines, _) -> changeQuantity(change, lines);
        case Paid _ -> reject(new AlreadyThere(PAID));
        case Shipped _ -> reject(new AlreadyThere(SHIPPED));
        case Delivered _ -> reject(new AlreadyThere(DELIVERED));
        case Cancelled _ -> reject(new AlreadyThere(CANCELLED));
        case Returned _ -> reject(new AlreadyThere(RETURNED));
      };
      case PayOrder pay -> switch (state) {
        case NotPlaced _ -> reject(new NoSuchOrder());
        case Placed(_, var lines, _) -> pay(pay, lines.total());
        case Paid _ -> reject(new AlreadyThere(PAID));
        case Shipped _ -> reject(new AlreadyThere(SHIPPED));
        case Delivered _ -> reject(new AlreadyThere(DELIVERED));
        case Cancelled _ -> reject(new AlreadyThere(CANCELLED));
        case Returned _ -> reject(new AlreadyThere(RETURNED));
      };
      case ShipOrder(var carrier, var trackingNumber) -> switch (state) {
        case NotPlaced _ -> reject(new NoSuchOrder());
        case Placed _ -> reject(new NotYetThere(PAID));
        case Paid _ -> accept(new OrderShipped(carrier, trackingNumber));
        case Shipped _ -> reject(new AlreadyThere(SHIPPED));
        case Delivered _ -> reject(new AlreadyThere(DELIVERED));
        case Cancelled _ -> reject(new AlreadyThere(CANCELLED));
        case Returned _ -> reject(new AlreadyThere(RETURNED));
      };
      case DeliverOrder() -> switch (state) {
        case NotPlaced _ -> reject(new NoSuchOrder());
        case Placed _,Paid _ -> reject(new NotYetThere(SHIPPED));
        case Shipped _ -> accept(new OrderDelivered());
        case Delivered _ -> reject(new AlreadyThere(DELIVERED));
        case Cancelled _ -> reject(new AlreadyThere(CANCELLED));
        case Returned _ -> reject(new AlreadyThere(RETURNED));
      };
      case CancelOrder(var reason) -> switch (state) {
        case NotPlaced _ -> reject(new NoSuchOrder());
        case Placed _,Paid _ -> accept(new OrderCancelled(reason));
        case Shipped _ -> reject(new AlreadyThere(SHIPPED));
        case Delivered _ -> reject(new AlreadyThere(DELIVERED));
        case Cancelled _ -> reject(new AlreadyThere(CANCELLED));
        case Returned _ -> reject(new AlreadyThere(RETURNED));
      };
      case ReturnOrder(var reason) -> switch (state) {
        case NotPlaced _ -> reject(new NoSuchOrder());
        case Placed _,Paid _,Shipped _ -> reject(new NotYetThere(DELIVERED));
        case Delivered _ -> accept(new OrderReturned(reason));
        case Cancelled _ -> reject(new AlreadyThere(CANCELLED));
        case Returned _ -> reject(new AlreadyThere(RETURNED));
      };
    };
  }

  @Override
  public OrderState evolve(OrderState state, OrderEvent event) {
    return switch (event) {
      case OrderPlaced(var customerId, var currency, var lines, _) -> switch (state) {
        case NotPlaced _ -> new Placed(customerId, new OrderLines(currency, lines));
        case Placed _,Paid _,Shipped _,Delivered _,Cancelled _,Returned _ ->
          throw impossible(state, event);
      };
      case OrderEntrusted() -> switch (state) {
        case Placed(var customerId, var lines, var entrusted) when !entrusted ->
          new Placed(customerId, lines, true);
        case NotPlaced _,Placed _,Paid _,Shipped _,Delivered _,Cancelled _,Returned _ ->
          throw impossible(state, event);
      };
      case QuantityChanged changed -> switch (state) {
        case Placed(var customerId, var lines, var entrusted) ->
          new Placed(customerId, after(changed, lines), entrusted);
        case NotPlaced _,Paid _,Shipped _,Delivered _,Cancelled _,Returned _ ->
          throw impossible(state, event);
      };
      case OrderPaid(var reference, var amountMinor, var currency) -> switch (state) {
        case Placed placed -> new Paid(placed, reference, new Money(amountMinor, currency));
        case NotPlaced _,Paid _,Shipped _,Delivered _,Cancelled _,Returned _ ->
          throw impossible(state, event);
      };
      case OrderShipped(var carrier, var trackingNumber) -> switch (state) {
        case Paid paid -> new Shipped(paid, carrier, trackingNumber);
        case NotPlaced _,Placed _,Shipped _,Delivered _,Cancelled _,Returned _ ->
          throw impossible(state, event);
      };
      case OrderDelivered() -> switch (state) {
        case Shipped shipped -> new Delivered(shipped);
        case NotPlaced _,Placed _,Paid _,Delivered _,Cancelled _,Returned _ ->
          throw impossible(state, event);
      };
      case OrderCancelled(var reason) -> switch (state) {
        case Cancellable order -> new Cancelled(order, reason);
        case NotPlaced _,Shipped _,Delivered _,Cancelled _,Returned _ ->
          throw impossible(state, event);
      };
      case OrderReturned(var reason) -> switch (state) {
        case Delivered delivered -> new Returned(delivered, reason);
        case NotPlaced _,Placed _,Paid _,Shipped _,Cancelled _,Returned _ ->
          throw impossible(state, event);
      };
    };
  }

  @Override
  public Optional<String> contradiction(OrderState state, OrderEvent event) {
    return OrderContradictions.in(this, state, event);
  }

  /**
   * Whether a command that was refused for this reason is refused in every later state as well, so
   * that who sends it for another aggregate may forget it.
   */
  public static boolean isFinal(OrderRejection rejection) {
    return switch (rejection) {
      case OrderIdTaken _,AlreadyThere _,LeftToProcess _,NotEntrusted _ -> true;
      case NoSuchOrder _,NotYetThere _,SkuNotInOrder _,LastLine _,AmountNotTheTotal _ -> false;
      case TotalTooLarge _ -> false;
    };
  }

  /**
   * The status that clients see.
   *
   * @throws IllegalStateException if the order was never placed
   */
  public static OrderStatus statusOf(OrderState state) {
    return switch (state) {
      case NotPlaced _ -> throw new IllegalStateException("an order not placed has no status");
      case Placed _ -> PLACED;
      case Paid _ -> PAID;
      case Shipped _ -> SHIPPED;
      case Delivered _ -> DELIVERED;
      case Cancelled _ -> CANCELLED;
      case Returned _ -> RETURNED;
    };
  }

  private static OrderEvent placed(PlaceOrder place) {
    OrderLines lines = new OrderLines(place.currency(), place.lines());
    return new OrderPlaced(place.customerId(), place.currency(), place.lines(),
        lines.total().minorUnits());
  }

  private static Decision<OrderEvent, OrderRejection> changeQuantity(
      ChangeQuantity change, OrderLines lines) {
    if (lines.find(change.sku()).isEmpty()) {
      return reject(new SkuNotInOrder(change.sku()));
    }
    OrderLines changed = lines.withQuantity(change.sku(), change.quantity());
    if (changed.lines().isEmpty()) {
      return reject(new LastLine(change.sku()));
    }
    if (!OrderLines.sumIsAllowed(changed.lines())) {
      return reject(new TotalTooLarge(new Money(Money.MAX_MINOR_UNITS, lines.currency())));
    }
    return accept(new QuantityChanged(change.sku(), change.quantity(),
        changed.total().minorUnits()));
  }

  private static Decision<OrderEvent, OrderRejection> pay(PayOrder pay, Money total) {
    return Money.of(pay.amount(), total.currency()).filter(total::equals).isPresent()
        ? accept(new OrderPaid(pay.paymentReference(), total.minorUnits(), total.currency()))
        : reject(new AmountNotTheTotal(total, pay.amount()));
  }

  private static OrderLines after(QuantityChanged changed, OrderLines lines) {
    if (lines.find(changed.sku()).isEmpty()) {
      throw impossible(changed, "without a line for " + changed.sku());
    }
    OrderLines after = lines.withQuantity(changed.sku(), changed.quantity());
    if (after.lines().isEmpty()) {
      throw impossible(changed, "with no line left after it");
    }
    return after;
  }

  private static IllegalStateException impossible(OrderState state, OrderEvent event) {
    return impossible(event, "that is " + state.getClass().getSimpleName());
  }

  private static IllegalStateException impossible(OrderEvent event, String order) {
    return new IllegalStateException(
        event.getClass().getSimpleName() + " cannot happen to an order " + order);
  }
}
