package io.orderlog.domain.cart;

import io.orderlog.domain.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

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

  /** Other prices hold than those of the cart's lines; with these it is accepted. */
  record PriceChanged(List<NewPrice> prices) implements CartRejection {
    public PriceChanged {
      prices = List.copyOf(prices);
    }

    /** What one piece costs by now. */
    public record NewPrice(String sku, Money unitPrice) {}
  }

  /** These are sold no more. */
  record ProductsDelisted(List<String> skus) implements CartRejection {
    public ProductsDelisted {
      skus = List.copyOf(skus);
    }
  }

  /** These have prices, but none in the cart's currency. */
  record NotSoldInCurrency(Currency currency, List<String> skus) implements CartRejection {
    public NotSoldInCurrency {
      skus = List.copyOf(skus);
    }
  }

  /** What things cost is not known yet; soon it will be. */
  record CatalogueNotRead() implements CartRejection {}
}
