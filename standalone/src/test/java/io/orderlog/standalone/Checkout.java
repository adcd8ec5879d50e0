package io.orderlog.standalone;

import static io.orderlog.standalone.OrderLives.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;

/** The way from goods in stock to an order that a process fulfils. */
record Checkout(DescribedClient commands) {

  /** The id of an order of two pieces, of which there are three. */
  String of(String sku, String unitPrice, String method) {
    post("/stock/" + sku + "/receive", "{\"quantity\":3,\"reference\":\"delivery\"}");
    String cart = newId();
    post("/carts", CartOfTea.opening(cart));
    post("/carts/" + cart + "/set-line",
        "{\"sku\":\"" + sku + "\",\"quantity\":2,\"unitPrice\":\"" + unitPrice + "\"}");
    String checkout = CartOfTea.CHANGES.getOrDefault("checkout", "");
    return post("/carts/" + cart + "/checkout",
        checkout.replace("\"paymentMethod\":\"ok\"", "\"paymentMethod\":\"" + method + "\""))
        .json().path("orderId").asString();
  }

  private HttpAnswer post(String path, String body) {
    HttpAnswer answer = commands.post(path, body);
    assertThat(answer.status()).as(answer.body()).isLessThan(300);
    return answer;
  }
}
