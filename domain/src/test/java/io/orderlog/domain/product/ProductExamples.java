package io.orderlog.domain.product;

import io.orderlog.domain.DeciderSpec;
import io.orderlog.domain.product.ProductCommand.ChangeProduct;
import io.orderlog.domain.product.ProductCommand.Delist;
import io.orderlog.domain.product.ProductCommand.ListProduct;
import io.orderlog.domain.product.ProductEvent.ProductChanged;
import io.orderlog.domain.product.ProductEvent.ProductDelisted;
import io.orderlog.domain.product.ProductEvent.ProductListed;
import java.util.Currency;
import java.util.List;

/** A teapot for 19.90 EUR or 3000 JPY, as its commands and its events. */
final class ProductExamples {

  static final Price EUROS = price("EUR", 1990);
  static final Price YEN = price("JPY", 3000);

  private ProductExamples() {}

  static DeciderSpec<ProductCommand, ProductState, ProductEvent, ProductRejection> given(
      ProductEvent... history) {
    return DeciderSpec.given(new ProductDecider(), List.of(history));
  }

  static Price price(String currency, long minorUnits) {
    return new Price(Currency.getInstance(currency), minorUnits);
  }

  static ProductCommand list() {
    return new ListProduct("Teapot", "Of clay", List.of(EUROS, YEN));
  }

  static ProductCommand change() {
    return new ChangeProduct("Tea pot", "", List.of(price("EUR", 2190)));
  }

  static ProductCommand delist() {
    return new Delist();
  }

  static ProductEvent listed() {
    return new ProductListed("Teapot", "Of clay", List.of(EUROS, YEN));
  }

  static ProductEvent changed() {
    return new ProductChanged("Tea pot", "", List.of(price("EUR", 2190)));
  }

  static ProductEvent delisted() {
    return new ProductDelisted();
  }
}
