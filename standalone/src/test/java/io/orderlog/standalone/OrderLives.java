package io.orderlog.standalone;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Commands that take an order through its life; between them they cause every type of event. */
final class OrderLives {

  /** One step. */
  record Step(String name, String body) {

    String path(String orderId) {
      return name.equals("place") ? "/orders" : "/orders/" + orderId + "/" + name;
    }
  }

  private static final Step CHANGE =
      new Step("change-quantity", "{\"sku\":\"sku-1\",\"quantity\":3}");
  private static final Step PAY =
      new Step("pay", "{\"paymentReference\":\"payment-1\",\"amount\":\"30.00\"}");
  private static final Step SHIP =
      new Step("ship", "{\"carrier\":\"carrier-1\",\"trackingNumber\":\"tracking-1\"}");
  private static final Step DELIVER = new Step("deliver", "{}");
  private static final Step RETURN = new Step("return", "{\"reason\":\"too small\"}");
  private static final Step CANCEL = new Step("cancel", "{\"reason\":\"changed my mind\"}");

  private OrderLives() {}

  static String newId() {
    return UUID.randomUUID().toString();
  }

  /** An order of two pieces for 10.00 EUR each. */
  static Step place(String orderId) {
    return new Step("place", String.format(Locale.ROOT, """
        {"orderId":"%s","customerId":"customer-1","currency":"EUR",
         "lines":[{"sku":"sku-1","quantity":2,"unitPrice":"10.00"}]}""", orderId));
  }

  static List<Step> untilReturned(String orderId) {
    return List.of(place(orderId), CHANGE, PAY, SHIP, DELIVER, RETURN);
  }

  static List<Step> untilCancelled(String orderId) {
    return List.of(place(orderId), CANCEL);
  }

  /** Every command but the first. */
  static List<Step> onPlacedOrders() {
    return List.of(CHANGE, PAY, SHIP, DELIVER, RETURN, CANCEL);
  }
}
