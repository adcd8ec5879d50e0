package io.orderlog.standalone.demo.shop;

import io.orderlog.standalone.demo.traffic.Catalogue.Article;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A cart that was checked out.
 *
 * @param basket how many pieces of what
 * @param email where mails about it come to, and no others
 * @param token brings a query up to the checkout
 */
record Placed(
    String orderId, Habit habit, Map<Article, Integer> basket, String email, String token) {

  Placed {
    basket = Map.copyOf(basket);
  }

  /** What all of it costs, in cents. */
  long totalMinor() {
    return basket.entrySet().stream().map(line -> line.getKey().unitPrice()
        .multiply(BigDecimal.valueOf(line.getValue()))).reduce(BigDecimal.ZERO, BigDecimal::add)
        .movePointRight(2).longValueExact();
  }

  /** How many pieces of this are in it. */
  int pieces(Article article) {
    return basket.getOrDefault(article, 0);
  }
}
