package io.orderlog.faults.traffic;

import io.orderlog.domain.product.Price;
import io.orderlog.domain.product.ProductCommand.ChangeProduct;
import io.orderlog.domain.product.ProductCommand.Delist;
import io.orderlog.domain.product.ProductCommand.ListProduct;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.random.RandomGenerator;

/** The shop's people who say what is sold, and at which price. */
final class Assortment {

  private static final Currency EUR = Currency.getInstance("EUR");
  private static final int LEAST_CENTS = 900;
  /** So many that few articles cost the same twice. */
  private static final int PRICES = 200;
  private static final Duration SOLD_NO_MORE = Duration.ofMillis(1500);

  private final ShopClient client;
  private final RandomGenerator random;

  Assortment(ShopClient client) {
    this.client = client;
    this.random = client.random();
  }

  /** It costs something else from now on. Before that, a mug may be sold no more for a while. */
  void change(String sku) throws InterruptedException {
    if (sku.equals(Customers.MUG) && random.nextBoolean()) {
      client.ask(sku, new Delist());
      client.pause(SOLD_NO_MORE);
    }
    List<Price> prices = List.of(new Price(EUR, LEAST_CENTS + random.nextInt(PRICES)));
    if (!client.ask(sku, new ListProduct(sku, "", prices))) {
      client.ask(sku, new ChangeProduct(sku, "", prices));
    }
  }
}
