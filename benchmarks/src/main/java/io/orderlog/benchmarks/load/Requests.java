package io.orderlog.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The requests of the benchmarks. */
public final class Requests {

  private static final int BODIES = 64;

  private Requests() {}

  /** New orders of two lines. */
  public static RequestSource placeOrder(RandomGenerator random) {
    List<byte[]> ready = random.ints(BODIES, 1, 10)
        .mapToObj(quantity -> post("/orders",
            String.format(Locale.ROOT, """
            {"customerId":"customer-%d","currency":"EUR","lines":[\
            {"sku":"mug-blue","quantity":%d,"unitPrice":"9.95"},\
            {"sku":"teapot-1l","quantity":1,"unitPrice":"19.95"}]}""", random.nextInt(1_000_000),
                quantity)))
        .toList();
    return () -> ready.get(random.nextInt(BODIES));
  }

  /** Another quantity of mugs in an order. */
  public static RequestSource changeQuantity(Supplier<UUID> orders, RandomGenerator random) {
    return () -> post("/orders/" + orders.get() + "/change-quantity",
        "{\"sku\":\"mug-blue\",\"quantity\":" + random.nextInt(1, 1_000_000) + "}");
  }

  /** So many more of an item. */
  public static RequestSource receive(String sku, int quantity) {
    return () -> post("/stock/" + sku + "/receive",
        "{\"quantity\":" + quantity + ",\"reference\":\"delivery\"}");
  }

  /** A piece of an item is kept for an hour, for one of so many after the other. */
  public static RequestSource hold(String sku, int holders, AtomicInteger next) {
    return () -> post("/stock/" + sku + "/reserve", "{\"reservationId\":\"visitor-"
        + Math.floorMod(next.getAndIncrement(), holders)
        + "\",\"quantity\":1,\"holdSeconds\":3600}");
  }

  /** One of these orders. */
  public static RequestSource getOrder(List<UUID> orders, RandomGenerator random) {
    return () -> ("GET /orders/" + orders.get(random.nextInt(orders.size()))
        + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Words of orders like these: the beginning of an id, a customer, one with a typo, and products
   * that all orders have, one with a typo.
   */
  public static RequestSource search(List<UUID> orders, RandomGenerator random) {
    return () -> {
      String id = orders.get(random.nextInt(orders.size())).toString();
      String words = switch (random.nextInt(5)) {
        case 0 -> id.substring(0, 8);
        case 1 -> "customer-" + id.substring(0, 5);
        case 2 -> "custoemr%20" + id.substring(0, 4);
        case 3 -> "mug";
        default -> "taepot%20" + id.substring(0, 3);
      };
      return ("GET /search?q=" + words + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII);
    };
  }

  private static byte[] post(String path, String body) {
    return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "Content-Length: " + body.length() + "\r\n\r\n" + body)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
