package io.orderlog.domain.cart;

import io.orderlog.domain.CommandRules;
import io.orderlog.domain.Decision;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.Violation;
import io.orderlog.domain.cart.CartCommand.Checkout;
import io.orderlog.domain.cart.CartCommand.OpenCart;
import io.orderlog.domain.cart.CartCommand.SetLine;
import io.orderlog.domain.cart.CartEvent.CartAbandoned;
import io.orderlog.domain.cart.CartEvent.CartCheckedOut;
import io.orderlog.domain.cart.CartEvent.CartOpened;
import io.orderlog.domain.cart.CartEvent.LineSet;
import io.orderlog.domain.cart.CartRejection.TotalTooLarge;
import io.orderlog.domain.cart.CartState.Abandoned;
import io.orderlog.domain.cart.CartState.CheckedOut;
import io.orderlog.domain.cart.CartState.NoCart;
import io.orderlog.domain.cart.CartState.Open;
import io.orderlog.domain.contact.ContactRules;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderId;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.order.OrderLines;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a command leads to an event. The event is turned back into its command, and what that
 * would say of the cart, the event must say. How long carts are kept is not looked at, because that
 * may have been another time once.
 */
final class CartContradictions {

  /** Decides nothing but until when a cart is kept. */
  private static final Instant ANY_TIME = Instant.EPOCH;

  private CartContradictions() {}

  static Optional<String> in(CartDecider decider, CartState state, CartEvent event) {
    try {
      return switch (event) {
        case CartOpened opened -> inOpening(opened);
        case LineSet set -> switch (state) {
          case Open(_, var lines, _) -> inLine(decider, lines, set);
          case Abandoned(_, var lines) -> inLine(decider, lines, set);
          case NoCart _,CheckedOut _ -> Optional.empty();
        };
        case CartCheckedOut out -> state instanceof Open cart
            ? inCheckout(decider, cart, out)
            : Optional.empty();
        case CartAbandoned(var customerId) -> state instanceof Open cart
            ? inCustomer(customerId, cart)
            : Optional.empty();
      };
    } catch (InvalidCommandException invalid) {
      Violation first = invalid.violations().getFirst();
      return Optional.of("its " + first.field() + " " + first.message());
    }
  }

  /** A cart whose id is none is not looked at. */
  static Optional<String> inOrder(String cartId, CartEvent event) {
    if (!(event instanceof CartCheckedOut out) || !OrderId.isCanonical(cartId)) {
      return Optional.empty();
    }
    String due = new CartId(cartId).order().text();
    return when(!out.orderId().equals(due),
        "its orderId is " + out.orderId() + ", but the cart becomes the order " + due);
  }

  private static Optional<String> inOpening(CartOpened opened) {
    OpenCart _ = new OpenCart(text(opened.customerId()), opened.currency());
    return Optional.empty();
  }

  private static Optional<String> inLine(CartDecider decider, OrderLines lines, LineSet set) {
    SetLine command = new SetLine(text(set.sku()), set.quantity(),
        new Money(set.unitPriceMinor(), lines.currency()).toMajorUnits());
    return in(decider.decide(command, new Open("", ofItsDay(lines), ANY_TIME), ANY_TIME), set);
  }

  private static Optional<String> inCheckout(
      CartDecider decider, Open cart, CartCheckedOut out) {
    new CommandRules().require(OrderId.isCanonical(out.orderId()), "orderId",
        "must be a UUID in lower case").check();
    Checkout command = new Checkout(new OrderId(out.orderId()),
        ContactRules.emailOfItsDay(out.email()), ofItsDay(out.shippingAddress()),
        text(out.paymentMethod()));
    return inCustomer(out.customerId(), cart)
        .or(() -> in(decider.decide(command, cart, ANY_TIME), out));
  }

  private static Optional<String> in(
      Decision<CartEvent, CartRejection> decision, CartEvent event) {
    return switch (decision) {
      case Accepted<CartEvent, CartRejection>(var events) -> in(events.getFirst(), event);
      case Rejected<CartEvent, CartRejection>(TotalTooLarge(var limit)) ->
        Optional.of("its cart must cost at most " + limit);
      case Rejected<CartEvent, CartRejection>(var reason) ->
        Optional.of("the command for it is answered by " + reason);
    };
  }

  /** What the command does not bring, but the cart. */
  private static Optional<String> in(CartEvent right, CartEvent event) {
    if (right instanceof LineSet due && event instanceof LineSet set) {
      return inTotal(set.totalMinor(), due.totalMinor());
    }
    if (right instanceof CartCheckedOut due && event instanceof CartCheckedOut out) {
      return when(!out.currency().equals(due.currency()),
          "its currency is " + out.currency() + ", but the cart's is " + due.currency())
          .or(() -> when(!out.lines().equals(due.lines()),
              "its lines are not those of the cart"))
          .or(() -> inTotal(out.totalMinor(), due.totalMinor()));
    }
    return Optional.empty();
  }

  private static Optional<String> inTotal(long total, long due) {
    return when(total != due,
        "its total is " + total + " in minor units, but its lines add up to " + due);
  }

  private static Optional<String> inCustomer(String customerId, Open cart) {
    return when(!customerId.equals(cart.customerId()),
        "its customerId is " + customerId + ", but the cart's is " + cart.customerId());
  }

  private static Optional<String> when(boolean is, String why) {
    return is ? Optional.of(why) : Optional.empty();
  }

  private static OrderLines ofItsDay(OrderLines lines) {
    List<OrderLine> changed = lines.lines().stream().map(line -> new OrderLine(
        text(line.sku()), line.quantity(), line.unitPriceMinor())).toList();
    return new OrderLines(lines.currency(), changed);
  }

  private static PostalAddress ofItsDay(PostalAddress address) {
    return new PostalAddress(text(address.name()), text(address.street()),
        text(address.postalCode()), text(address.city()), address.country());
  }

  private static String text(String text) {
    return CommandRules.ofItsDay(text);
  }
}
