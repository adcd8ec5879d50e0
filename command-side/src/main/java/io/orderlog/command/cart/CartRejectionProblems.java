package io.orderlog.command.cart;

import io.orderlog.domain.cart.CartRejection;
import io.orderlog.domain.cart.CartRejection.AlreadyCheckedOut;
import io.orderlog.domain.cart.CartRejection.CartEmpty;
import io.orderlog.domain.cart.CartRejection.CartIdTaken;
import io.orderlog.domain.cart.CartRejection.CatalogueNotRead;
import io.orderlog.domain.cart.CartRejection.LeftAlone;
import io.orderlog.domain.cart.CartRejection.NoSuchCart;
import io.orderlog.domain.cart.CartRejection.NotSoldInCurrency;
import io.orderlog.domain.cart.CartRejection.PriceChanged;
import io.orderlog.domain.cart.CartRejection.PriceChanged.NewPrice;
import io.orderlog.domain.cart.CartRejection.PriceNotInCurrency;
import io.orderlog.domain.cart.CartRejection.ProductsDelisted;
import io.orderlog.domain.cart.CartRejection.SkuNotInCart;
import io.orderlog.domain.cart.CartRejection.StillKept;
import io.orderlog.domain.cart.CartRejection.TooManyLines;
import io.orderlog.domain.cart.CartRejection.TotalTooLarge;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.Problem.FieldError;
import java.util.List;

/** Why a cart does not take a command, in HTTP's words. */
final class CartRejectionProblems {

  /** What one piece costs by now, as clients write it. */
  private record Price(String sku, String unitPrice) {

    static Price of(NewPrice price) {
      return new Price(price.sku(), price.unitPrice().toDecimal());
    }
  }

  private CartRejectionProblems() {}

  static Problem of(CartRejection reason, String cartId) {
    return switch (reason) {
      case NoSuchCart() -> Problem.of(404, "cart-not-found", "No such cart",
          "There is no cart " + cartId);
      case CartIdTaken() -> conflict("cart-id-taken",
          "There is a cart " + cartId + " already; a new cart needs a new id");
      case AlreadyCheckedOut(var orderId) -> conflict("cart-checked-out",
          "The cart is the order " + orderId + " now").with("orderId", orderId);
      case LeftAlone() -> conflict("cart-abandoned",
          "Nobody has changed the cart for a day; set a line, and it is open again");
      case CartEmpty() -> conflict("cart-empty", "There is nothing in the cart");
      case SkuNotInCart(var sku) -> field("sku-not-in-cart", "sku",
          "must be of a line of the cart to take it out; " + sku + " is not");
      case TooManyLines(var limit) -> conflict("cart-full",
          "The cart has " + limit + " lines, and can have no more");
      case PriceNotInCurrency(var currency, _) -> conflict("cart-currency",
          "In this cart unitPrice must have at most " + currency.getDefaultFractionDigits()
              + " decimal places, because it is in " + currency
              + ", and at most 18 digits with these")
          .with("currency", currency.getCurrencyCode());
      case TotalTooLarge(var limit) -> field("total-too-large", "quantity",
          "must not bring the cart's total over " + limit);
      case StillKept(var until) -> conflict("cart-still-kept",
          "Somebody has changed the cart: it is kept until " + until);
      case PriceChanged(var prices) -> conflict("price-changed",
          "Other prices hold than those in the cart: see prices, and set these lines with them")
          .with("prices", prices.stream().map(Price::of).toList());
      case ProductsDelisted(var skus) -> conflict("product-delisted",
          "Some of it is sold no more: see skus, and take these lines out")
          .with("skus", skus);
      case NotSoldInCurrency(var currency, var skus) -> conflict("product-currency",
          "Some of it has no price in " + currency + ": see skus, and take these lines out")
          .with("skus", skus).with("currency", currency.getCurrencyCode());
      case CatalogueNotRead() -> Problem.unavailable("not-writable",
          "Commands cannot be taken at present",
          "Nothing was written: what things cost is not known here, because the log of products is"
              + " not read up");
    };
  }

  private static Problem conflict(String slug, String detail) {
    return Problem.of(409, slug, "The cart does not allow this", detail);
  }

  private static Problem field(String slug, String field, String message) {
    return Problem.of(422, slug, "The command breaks a rule", field + " " + message)
        .withErrors(List.of(new FieldError(field, message)));
  }
}
