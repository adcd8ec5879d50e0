package io.orderlog.standalone.demo.shop;

import io.orderlog.standalone.demo.traffic.Catalogue.Article;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** What comes in and what is counted, as the people there know it. Used by one thread. */
final class Warehouse {

  private final ShopClient shop;
  private final String run;
  private final Map<Article, Long> pieces = new HashMap<>();

  Warehouse(ShopClient shop, String run) {
    this.shop = shop;
    this.run = run;
  }

  /** The first so many have arrived, and are sold from now on. */
  void begin(Article article, String name, int quantity) throws InterruptedException {
    shop.command("/products/" + article.sku() + "/list",
        Map.of("name", name, "prices", Map.of("EUR", article.unitPrice().toPlainString())),
        run + "-list-" + article.sku());
    receive(article, quantity, "delivery of " + run, run + "-receive-" + article.sku());
  }

  /** So many more have arrived, of what was sold out. */
  void restock(Article article, int quantity) throws InterruptedException {
    receive(article, quantity, "second delivery of " + run, run + "-restock-" + article.sku());
  }

  private void receive(Article article, int quantity, String reference, String key)
      throws InterruptedException {
    shop.command("/stock/" + article.sku() + "/receive",
        Map.of("quantity", quantity, "reference", reference), key);
    pieces.merge(article, (long) quantity, Long::sum);
  }

  /** So many are not where they should be. */
  void miss(Article article, int quantity) throws InterruptedException {
    shop.command("/stock/" + article.sku() + "/adjust",
        Map.of("delta", -quantity, "reason", "stock-taking"), run + "-adjust-" + article.sku());
    pieces.merge(article, (long) -quantity, Long::sum);
  }

  /** How many pieces of what there would be if no order had been placed. */
  Map<Article, Long> pieces() {
    return Collections.unmodifiableMap(pieces);
  }
}
