package io.orderlog.faults.traffic;

import io.orderlog.domain.cart.CartCommand.Checkout;
import io.orderlog.domain.cart.CartCommand.OpenCart;
import io.orderlog.domain.cart.CartCommand.SetLine;
import io.orderlog.domain.cart.CartId;
import io.orderlog.faults.history.Answer.Refused;
import io.orderlog.faults.history.Answer.Refused.Article;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One cart from the first line to the checkout, of somebody who takes whatever price holds: who is
 * told of another one sets the line again. For what is sold no more he waits for a while, and then
 * does without.
 */
final class Shopping {

  private static final Currency EUR = Currency.getInstance("EUR");
  /** What everybody thinks that everything costs, before he is told. */
  private static final BigDecimal PRICE = new BigDecimal("9.95");
  private static final int TRIES = 12;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(600);

  private final ShopClient client;
  private final String cart;
  private final Map<String, Integer> pieces = new HashMap<>();
  private final Map<String, BigDecimal> prices = new HashMap<>();

  Shopping(ShopClient client, CartId cart) {
    this.client = client;
    this.cart = cart.text();
  }

  void begin(String customer) throws InterruptedException {
    client.ask(cart, new OpenCart(customer, EUR));
  }

  /** Sets the line, if the article can be had. */
  void take(String sku, int quantity) throws InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      Optional<Refused> refused = client.ask(cart,
          new SetLine(sku, quantity, prices.getOrDefault(sku, PRICE)));
      if (refused.isEmpty()) {
        pieces.put(sku, quantity);
        return;
      }
      for (Article article : refused.get().articles()) {
        hear(article);
      }
    }
  }

  /** Whether what is in the cart is ordered. */
  boolean checkOut(Checkout checkout) throws InterruptedException {
    for (int i = 0; i < TRIES && !pieces.isEmpty(); i++) {
      Optional<Refused> refused = client.ask(cart, checkout);
      if (refused.isEmpty()) {
        return true;
      }
      for (Article article : refused.get().articles()) {
        hear(article);
        goOn(article, i);
      }
    }
    return false;
  }

  private void hear(Article article) throws InterruptedException {
    if (article.unitPrice().isPresent()) {
      prices.put(article.sku(), article.unitPrice().get());
    } else {
      client.pause(BETWEEN_TRIES);
    }
  }

  /** The last article stays: without one there is no order. */
  private void goOn(Article article, int tries) throws InterruptedException {
    String sku = article.sku();
    if (article.unitPrice().isPresent()) {
      take(sku, pieces.getOrDefault(sku, 1));
    } else if (tries > TRIES / 2 && pieces.size() > 1) {
      pieces.remove(sku);
      client.ask(cart, new SetLine(sku, 0, PRICE));
    }
  }
}
