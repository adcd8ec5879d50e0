package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** One customer of a running system; each answer is checked and the next query waits for it. */
final class OrderClient {

  private final RunningSystem system;
  private final String customer;
  private String token = "";

  OrderClient(RunningSystem system, String customer) {
    this.system = system;
    this.customer = customer;
  }

  /** Places an order with one line; returns its id. */
  String place(String sku, int quantity, String unitPrice, String currency) {
    HttpResponse<String> answer = system.command("/orders", String.format(Locale.ROOT, """
        {"customerId":"%s","currency":"%s","lines":[{"sku":"%s","quantity":%d,"unitPrice":"%s"}]}
        """, customer, currency, sku, quantity, unitPrice));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    remember(answer);
    return RunningSystem.json(answer).path("orderId").stringValue();
  }

  /** Sends another command, which has to be accepted; returns the order's version. */
  long send(String orderId, String command, String body, String... headers) {
    HttpResponse<String> answer = system.command("/orders/" + orderId + "/" + command, body,
        headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    remember(answer);
    return RunningSystem.json(answer).path("version").longValue();
  }

  /** Asks for what has to be there, as of all that was sent. */
  JsonNode get(String path) {
    HttpResponse<String> answer = answer(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return RunningSystem.json(answer);
  }

  /** Asks as of all that was sent. */
  HttpResponse<String> answer(String path) {
    return system.query(path, "Consistency-Token", token);
  }

  private void remember(HttpResponse<String> answer) {
    token = answer.headers().firstValue("Consistency-Token").orElseThrow();
    assertThat(answer.headers().firstValue("ETag"))
        .contains("\"" + RunningSystem.json(answer).path("version").longValue() + "\"");
  }
}
