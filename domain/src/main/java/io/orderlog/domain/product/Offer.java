package io.orderlog.domain.product;

import io.orderlog.domain.product.ProductEvent.ProductChanged;
import io.orderlog.domain.product.ProductEvent.ProductDelisted;
import io.orderlog.domain.product.ProductEvent.ProductListed;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** How an article is offered. */
public sealed interface Offer {

  /** The catalogue does not know yet; what it will say, nobody can tell. */
  record NotKnown() implements Offer {}

  /** No product of this SKU was ever listed: it is sold at whatever price its buyer brings. */
  record AtAnyPrice() implements Offer {}

  /** It is sold at these prices and at no other, and in no other currency. */
  record AtPrices(List<Price> prices) implements Offer {
    public AtPrices {
      prices = List.copyOf(prices);
    }

    /** What one piece costs in this currency, if it is sold in that. */
    public Optional<Price> in(Currency currency) {
      return prices.stream().filter(price -> price.currency().equals(currency)).findFirst();
    }
  }

  /** It is sold no more. */
  record Withdrawn() implements Offer {}

  /** How a product is offered after this happened to it, whatever was before. */
  static Offer after(ProductEvent event) {
    return switch (event) {
      case ProductListed(_, _, var prices) -> new AtPrices(prices);
      case ProductChanged(_, _, var prices) -> new AtPrices(prices);
      case ProductDelisted() -> new Withdrawn();
    };
  }
}
