package io.orderlog.standalone;

import io.orderlog.domain.cart.CartEvent;
import io.orderlog.domain.cart.CartEvent.CartAbandoned;
import io.orderlog.domain.cart.CartEvent.CartCheckedOut;
import io.orderlog.domain.cart.CartEvent.CartOpened;
import io.orderlog.domain.cart.CartEvent.LineSet;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.order.OrderLine;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/** One of each event of a cart. */
final class CartEvents {

  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Instant UNTIL = Instant.parse("2026-03-02T10:15:30.120Z");

  static final List<CartEvent> ALL = List.of(
      new CartOpened("c-1", EUR, UNTIL), new LineSet("tea ☕", 0, 500, 0, UNTIL),
      new CartCheckedOut("6fb813b7-2236-8da8-82fe-5e68a02b1ab8", "c-1", "ada@example.org",
          new PostalAddress("Ada", "12 St James's Square", "SW1Y 4JH", "London", "GB"), EUR,
          List.of(new OrderLine("tea ☕", 2, 500)), 1_000, "ok"),
      new CartAbandoned("c-1"));

  private CartEvents() {}
}
