package io.orderlog.eventlog.product;

import io.orderlog.domain.product.Price;
import io.orderlog.domain.product.ProductEvent;
import io.orderlog.domain.product.ProductEvent.ProductChanged;
import io.orderlog.domain.product.ProductEvent.ProductDelisted;
import io.orderlog.domain.product.ProductEvent.ProductListed;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** One of each event of a product. */
public final class ProductSamples {

  private static final Price EUROS = new Price(Currency.getInstance("EUR"), 9007199254740991L);
  private static final Price YEN = new Price(Currency.getInstance("JPY"), 0);

  /** By their types. */
  public static final Map<String, ProductEvent> ALL = Map.of(
      "product.listed.v1",
      new ProductListed("Žlutý \"hrnek\" ☕", "Na čaj, 0,5 l \\ 速達 😀", List.of(EUROS, YEN)),
      "product.changed.v1", new ProductChanged("Mug", "", List.of(YEN)),
      "product.delisted.v1", new ProductDelisted());

  private ProductSamples() {}
}
