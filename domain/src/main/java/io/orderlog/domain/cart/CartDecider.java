package io.orderlog.domain.cart;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.Decision.reject;

import io.orderlog.domain.Decider;
import io.orderlog.domain.Decision;
import io.orderlog.domain.cart.CartCommand.Abandon;
import io.orderlog.domain.cart.CartCommand.Checkout;
import io.orderlog.domain.cart.CartCommand.OpenCart;
import io.orderlog.domain.cart.CartCommand.SetLine;
import io.orderlog.domain.cart.CartEvent.CartAbandoned;
import io.orderlog.domain.cart.CartEvent.CartCheckedOut;
import io.orderlog.domain.cart.CartEvent.CartOpened;
import io.orderlog.domain.cart.CartEvent.LineSet;
import io.orderlog.domain.cart.CartRejection.AlreadyCheckedOut;
import io.orderlog.domain.cart.CartRejection.CartEmpty;
import io.orderlog.domain.cart.CartRejection.CartIdTaken;
import io.orderlog.domain.cart.CartRejection.LeftAlone;
import io.orderlog.domain.cart.CartRejection.NoSuchCart;
import io.orderlog.domain.cart.CartRejection.PriceNotInCurrency;
import io.orderlog.domain.cart.CartRejection.SkuNotInCart;
import io.orderlog.domain.cart.CartRejection.StillKept;
import io.orderlog.domain.cart.CartRejection.TooManyLines;
import io.orderlog.domain.cart.CartRejection.TotalTooLarge;
import io.orderlog.domain.cart.CartState.Abandoned;
import io.orderlog.domain.cart.CartState.CheckedOut;
import io.orderlog.domain.cart.CartState.NoCart;
import io.orderlog.domain.cart.CartState.Open;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.order.OrderLines;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rules of a cart. Both methods read as a table: what is asked or happened, then where. */
public final class CartDecider
    implements Decider<CartCommand, CartState, CartEvent, CartRejection> {

  /** How long a cart is kept that nobody changes. */
  public static final Duration KEPT = Duration.ofHours(24);

  @Override
  public CartState initial() {
    return new NoCart();
  }

  @Override
  public Decision<CartEvent, CartRejection> decide(
      CartCommand command, CartState state, Instant at) {
    return switch (command) {
      case OpenCart(var customerId, var currency) -> switch (state) {
        case NoCart _ -> accept(new CartOpened(customerId, currency, at.plus(KEPT)));
        case Open _,CheckedOut _,Abandoned _ -> reject(new CartIdTaken());
      };
      case SetLine line -> switch (state) {
        case NoCart _ -> reject(new NoSuchCart());
        case Open(_, var lines, _) -> setLine(line, lines, at);
        case CheckedOut(var orderId) -> reject(new AlreadyCheckedOut(orderId));
        case Abandoned(_, var lines) -> setLine(line, lines, at);
      };
      case Checkout checkout -> switch (state) {
        case NoCart _ -> reject(new NoSuchCart());
        case Open open -> checkOut(checkout, open);
        case CheckedOut(var orderId) -> reject(new AlreadyCheckedOut(orderId));
        case Abandoned _ -> reject(new LeftAlone());
      };
      case Abandon() -> switch (state) {
        case NoCart _ -> reject(new NoSuchCart());
        case Open(var customerId, _, var keptUntil) -> at.isBefore(keptUntil)
            ? reject(new StillKept(keptUntil))
            : accept(new CartAbandoned(customerId));
        case CheckedOut(var orderId) -> reject(new AlreadyCheckedOut(orderId));
        case Abandoned _ -> reject(new LeftAlone());
      };
    };
  }

  @Override
  public CartState evolve(CartState state, CartEvent event) {
    return switch (event) {
      case CartOpened(var customerId, var currency, var keptUntil) -> switch (state) {
        case NoCart _ -> new Open(customerId, new OrderLines(currency, List.of()), keptUntil);
        case Open _,CheckedOut _,Abandoned _ -> throw impossible(state, event);
      };
      case LineSet set -> switch (state) {
        case Open(var customerId, var lines, _) ->
          new Open(customerId, lines.with(lineOf(set)), set.keptUntil());
        case Abandoned(var customerId, var lines) ->
          new Open(customerId, lines.with(lineOf(set)), set.keptUntil());
        case NoCart _,CheckedOut _ -> throw impossible(state, event);
      };
      case CartCheckedOut out -> switch (state) {
        case Open _ -> new CheckedOut(out.orderId());
        case NoCart _,CheckedOut _,Abandoned _ -> throw impossible(state, event);
      };
      case CartAbandoned _ -> switch (state) {
        case Open(var customerId, var lines, _) -> new Abandoned(customerId, lines);
        case NoCart _,CheckedOut _,Abandoned _ -> throw impossible(state, event);
      };
    };
  }

  @Override
  public Optional<String> contradiction(CartState state, CartEvent event) {
    return CartContradictions.in(this, state, event);
  }

  /** A cart becomes one order, and no other. */
  @Override
  public Optional<String> contradiction(String cartId, CartState state, CartEvent event) {
    return contradiction(state, event).or(() -> CartContradictions.inOrder(cartId, event));
  }

  /**
   * The status that clients see.
   *
   * @throws IllegalStateException if the cart was never opened
   */
  public static CartStatus statusOf(CartState state) {
    return switch (state) {
      case NoCart _ -> throw new IllegalStateException("a cart not opened has no status");
      case Open _ -> CartStatus.OPEN;
      case CheckedOut _ -> CartStatus.CHECKED_OUT;
      case Abandoned _ -> CartStatus.ABANDONED;
    };
  }

  private static Decision<CartEvent, CartRejection> setLine(
      SetLine set, OrderLines lines, Instant at) {
    Optional<Money> price = Money.of(set.unitPrice(), lines.currency());
    if (price.isEmpty()) {
      return reject(new PriceNotInCurrency(lines.currency(), set.unitPrice()));
    }
    if (set.quantity() == 0 && lines.find(set.sku()).isEmpty()) {
      return reject(new SkuNotInCart(set.sku()));
    }
    OrderLine line = new OrderLine(set.sku(), set.quantity(), price.get().minorUnits());
    OrderLines changed = lines.with(line);
    if (changed.lines().size() > OrderCommand.MAX_LINES) {
      return reject(new TooManyLines(OrderCommand.MAX_LINES));
    }
    if (!OrderLines.sumIsAllowed(changed.lines())) {
      return reject(new TotalTooLarge(new Money(Money.MAX_MINOR_UNITS, lines.currency())));
    }
    return accept(new LineSet(line.sku(), line.quantity(), line.unitPriceMinor(),
        changed.total().minorUnits(), at.plus(KEPT)));
  }

  private static Decision<CartEvent, CartRejection> checkOut(Checkout checkout, Open cart) {
    OrderLines lines = cart.lines();
    return lines.lines().isEmpty()
        ? reject(new CartEmpty())
        : accept(new CartCheckedOut(checkout.order().text(), cart.customerId(), checkout.email(),
            checkout.shippingAddress(), lines.currency(), lines.lines(),
            lines.total().minorUnits(), checkout.paymentMethod()));
  }

  private static OrderLine lineOf(LineSet set) {
    return new OrderLine(set.sku(), set.quantity(), set.unitPriceMinor());
  }

  private static IllegalStateException impossible(CartState state, CartEvent event) {
    return new IllegalStateException(event.getClass().getSimpleName()
        + " cannot happen to a cart that is " + state.getClass().getSimpleName());
  }
}
