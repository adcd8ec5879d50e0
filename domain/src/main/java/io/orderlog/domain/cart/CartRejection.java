package io.orderlog.domain.cart;

import io.orderlog.domain.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/** Why a cart does not allow a command. */
public sealed interface CartRejection {

  /** No cart has this id. */
  record NoSuchCart() implements CartRejection {}

  /** A new cart needs a new id. */
  record CartIdTaken() implements CartRejection {}

  /** The cart has become this order; asking again leads to no other. */
  record AlreadyCheckedOut(String orderId) implements CartRejection {}

  /** It was left alone for too long; setting a line opens it again. */
  record LeftAlone() implements CartRejection {}

  /** There is nothing in it to be ordered. */
  record CartEmpty() implements CartRejection {}

  /** No line of the cart has this SKU, so none can be taken out. */
  record SkuNotInCart(String sku) implements CartRejection {}

  /** There is no room for another article. */
  record TooManyLines(int limit) implements CartRejection {}

  /** The price has more digits than the cart's currency. */
  record PriceNotInCurrency(Currency currency, BigDecimal unitPrice) implements CartRejection {}

  /** With this line the cart would cost more than can be counted safely. */
  record TotalTooLarge(Money limit) implements CartRejection {}

  /** It is kept for longer: somebody has changed it. */
  record StillKept(Instant until) implements CartRejection {}
}
