package io.orderlog.domain.cart;

import io.orderlog.domain.DeciderSpec;
import io.orderlog.domain.cart.CartCommand.Abandon;
import io.orderlog.domain.cart.CartCommand.Checkout;
import io.orderlog.domain.cart.CartCommand.OpenCart;
import io.orderlog.domain.cart.CartCommand.SetLine;
import io.orderlog.domain.cart.CartEvent.CartAbandoned;
import io.orderlog.domain.cart.CartEvent.CartCheckedOut;
import io.orderlog.domain.cart.CartEvent.CartOpened;
import io.orderlog.domain.cart.CartEvent.LineSet;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.order.OrderId;
import io.orderlog.domain.order.OrderLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/** A cart with two teas for 10.00 EUR, as its commands and its events. */
final class CartExamples {

  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  static final Instant NEXT_NOON = Instant.parse("2026-11-24T12:00:00Z");
  static final Currency EUR = Currency.getInstance("EUR");
  static final PostalAddress ADDRESS =
      new PostalAddress("Ada", "St James's Square 12", "SW1Y 4JH", "London", "GB");
  static final CartId CART = new CartId("5f6c1a0e-8d3b-4c55-9d0e-6a1f2b3c4d5e");
  static final OrderId ORDER = CART.order();

  private CartExamples() {}

  static DeciderSpec<CartCommand, CartState, CartEvent, CartRejection> given(
      CartEvent... history) {
    return DeciderSpec.given(new CartDecider(), List.of(history), NOON);
  }

  static CartCommand open() {
    return new OpenCart("ada", EUR);
  }

  static CartCommand setLine(String sku, int quantity, String unitPrice) {
    return new SetLine(sku, quantity, new BigDecimal(unitPrice));
  }

  static CartCommand checkOut() {
    return new Checkout(ORDER, "ada@example.org", ADDRESS, "ok");
  }

  static CartCommand abandon() {
    return new Abandon();
  }

  static CartEvent opened() {
    return new CartOpened("ada", EUR, NEXT_NOON);
  }

  static CartEvent lineSet(String sku, int quantity, long unitPriceMinor, long totalMinor) {
    return new LineSet(sku, quantity, unitPriceMinor, totalMinor, NEXT_NOON);
  }

  static CartEvent twoTeas() {
    return lineSet("tea", 2, 500, 1000);
  }

  static CartEvent checkedOut() {
    return new CartCheckedOut(ORDER.text(), "ada", "ada@example.org", ADDRESS, EUR,
        List.of(new OrderLine("tea", 2, 500)), 1000, "ok");
  }

  static CartEvent abandoned() {
    return new CartAbandoned("ada");
  }
}
