package io.orderlog.projections.cart;

import io.orderlog.domain.cart.CartEvent.CartAbandoned;
import io.orderlog.domain.cart.CartEvent.CartCheckedOut;
import io.orderlog.domain.cart.CartEvent.CartOpened;
import io.orderlog.domain.cart.CartEvent.LineSet;
import io.orderlog.domain.cart.CartEvent;
import io.orderlog.domain.cart.CartStatus;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.order.OrderLines;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.projections.readmodel.NextEvent;
import io.orderlog.projections.readmodel.ProjectionFailedException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a cart looks like after each of its events. */
final class CartFold {

  private CartFold() {}

  /**
   * The cart after its next event.
   *
   * @param cart as it was before; null before the first event
   * @throws ProjectionFailedException if the event is not the one that comes next
   */
  static CartView apply(@Nullable CartView cart, RecordedEvent<CartEvent> event) {
    long previous = cart == null ? 0 : cart.version();
    NextEvent.require("cart", event, previous);
    return cart == null
        ? first(event)
        : next(cart, event.data())
            .asOf(event.version(), event.metadata().time(), event.position());
  }

  private static CartView first(RecordedEvent<CartEvent> event) {
    return switch (event.data()) {
      case CartOpened(var customerId, var currency, _) -> {
        Instant time = event.metadata().time();
        yield new CartView(event.streamId(), customerId, CartStatus.OPEN,
            new OrderLines(currency, List.of()), new Money(0, currency), null, 1, time, time,
            event.position());
      }
      case LineSet _,CartCheckedOut _,CartAbandoned _ -> throw new ProjectionFailedException(
          "cart " + event.streamId() + " begins with " + event.data().getClass().getSimpleName()
              + " at " + event.position());
    };
  }

  private static CartView next(CartView cart, CartEvent event) {
    return switch (event) {
      case CartOpened _ ->
        throw new ProjectionFailedException("cart " + cart.cartId() + " is opened twice");
      case LineSet(var sku, var quantity, var unitPriceMinor, var totalMinor, _) ->
        cart.open(cart.lines().with(new OrderLine(sku, quantity, unitPriceMinor)), totalMinor);
      case CartCheckedOut out -> cart.checkedOut(out.orderId());
      case CartAbandoned _ -> cart.abandoned();
    };
  }
}
