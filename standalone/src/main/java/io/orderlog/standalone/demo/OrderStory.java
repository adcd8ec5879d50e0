package io.orderlog.standalone.demo;

import io.orderlog.standalone.demo.traffic.Catalogue.Article;
import io.orderlog.standalone.demo.traffic.Catalogue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What happens to one order of the sample shop, from its placing to wherever it ends.
 *
 * @param customerId who orders
 * @param steps the commands in order, the placing first
 */
record OrderStory(String customerId, List<Step> steps) {

  /**
   * One command.
   *
   * @param name as in the path, {@code place} for a new order
   * @param body as it is sent
   */
  record Step(String name, Map<String, Object> body) {}

  private static final int MAX_LINES = 4;
  private static final List<String> CARRIERS = List.of("DHL", "DPD", "GLS", "Hermes");
  private static final List<String> CANCEL_REASONS = List.of("changed my mind", "found it cheaper",
      "ordered twice", "takes too long");
  private static final List<String> RETURN_REASONS = List.of("arrived broken", "wrong colour",
      "does not fit", "not as described");

  /** A random story; most orders are delivered, some are called off, a few come back. */
  static OrderStory tell(RandomGenerator random) {
    String customer = pick(Catalogue.CUSTOMERS, random);
    Map<Article, Integer> basket = fillBasket(random);
    List<Step> steps = new ArrayList<>();
    steps.add(new Step("place", Map.of(
        "customerId", customer, "currency", "EUR", "lines", lines(basket))));
    if (random.nextInt(100) < 12) {
      steps.add(changeQuantity(basket, random));
    }
    finish(steps, total(basket), random);
    return new OrderStory(customer, steps);
  }

  private static void finish(List<Step> steps, BigDecimal total, RandomGenerator random) {
    int fate = random.nextInt(100);
    if (fate < 10) {
      return;
    }
    if (fate < 18) {
      steps.add(new Step("cancel", Map.of("reason", pick(CANCEL_REASONS, random))));
      return;
    }
    steps.add(new Step("pay", Map.of("paymentReference", "pay-" + digits(random, 10),
        "amount", total.toPlainString())));
    if (fate < 24) {
      return;
    }
    if (fate < 29) {
      steps.add(new Step("cancel", Map.of("reason", pick(CANCEL_REASONS, random))));
      return;
    }
    steps.add(new Step("ship", Map.of("carrier", pick(CARRIERS, random),
        "trackingNumber", digits(random, 12))));
    if (fate < 40) {
      return;
    }
    steps.add(new Step("deliver", Map.of()));
    if (fate >= 94) {
      steps.add(new Step("return", Map.of("reason", pick(RETURN_REASONS, random))));
    }
  }

  private static Map<Article, Integer> fillBasket(RandomGenerator random) {
    Map<Article, Integer> basket = new LinkedHashMap<>();
    int lines = 1 + random.nextInt(MAX_LINES);
    while (basket.size() < lines) {
      basket.put(pick(Catalogue.ARTICLES, random), 1 + random.nextInt(3));
    }
    return basket;
  }

  private static List<Map<String, Object>> lines(Map<Article, Integer> basket) {
    return basket.entrySet().stream().map(line -> Map.<String, Object>of(
        "sku", line.getKey().sku(),
        "quantity", line.getValue(),
        "unitPrice", line.getKey().unitPrice().toPlainString())).toList();
  }

  private static Step changeQuantity(Map<Article, Integer> basket, RandomGenerator random) {
    Article article = pick(List.copyOf(basket.keySet()), random);
    int quantity = 1 + random.nextInt(5);
    basket.put(article, quantity);
    return new Step("change-quantity", Map.of("sku", article.sku(), "quantity", quantity));
  }

  private static BigDecimal total(Map<Article, Integer> basket) {
    return basket.entrySet().stream()
        .map(line -> line.getKey().unitPrice().multiply(BigDecimal.valueOf(line.getValue())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static <T> T pick(List<T> list, RandomGenerator random) {
    return list.get(random.nextInt(list.size()));
  }

  private static String digits(RandomGenerator random, int count) {
    StringBuilder digits = new StringBuilder();
    random.ints(count, 0, 10).forEach(digits::append);
    return digits.toString();
  }
}
