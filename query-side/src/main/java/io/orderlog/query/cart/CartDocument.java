package io.orderlog.query.cart;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderlog.domain.cart.CartStatus;
import io.orderlog.domain.money.Money;
import io.orderlog.projections.cart.CartView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cart as clients see it: money as decimal strings, the order only if it has become one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CartDocument(String cartId, String customerId, CartStatus status, String currency,
    List<Line> lines, String total, @Nullable String orderId, long version, Instant openedAt,
    Instant updatedAt) {

  record Line(String sku, int quantity, String unitPrice) {}

  static CartDocument of(CartView cart) {
    return new CartDocument(cart.cartId(), cart.customerId(), cart.status(),
        cart.total().currency().getCurrencyCode(), lines(cart), cart.total().toDecimal(),
        cart.orderId(), cart.version(), cart.openedAt(), cart.updatedAt());
  }

  private static List<Line> lines(CartView cart) {
    return cart.lines().lines().stream().map(line -> new Line(line.sku(), line.quantity(),
        new Money(line.unitPriceMinor(), cart.total().currency()).toDecimal())).toList();
  }
}
