package io.orderlog.standalone;

import static io.orderlog.standalone.OpenApiTest.expect;
import static io.orderlog.standalone.OrderLives.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import java.util.List;
import java.util.Map;

/**
 * Every command and query of fulfilments and payments, as far as they get if nothing goes wrong.
 *
 * @param probe of the queries, for what changes meanwhile
 */
record FulfilmentOfMugs(DescribedClient commands, DescribedClient queries, HttpProbe probe) {

  /** Each with a body that is right. */
  private static final Map<String, String> BODIES = Map.of(
      "/fulfilments/{orderId}/retry", "{\"reason\":\"the provider is back\"}",
      "/fulfilments/{orderId}/approve", "{\"reason\":\"a good customer\"}",
      "/fulfilments/{orderId}/abandon", "{\"reason\":\"hopeless\"}",
      "/orders/{orderId}/payment-method", "{\"paymentMethod\":\"ok\"}",
      "/orders/{orderId}/refunds", "{\"amount\":\"7.00\",\"reason\":\"a scratch\"}",
      "/shipments/{orderId}/hand-over", "{\"carrier\":\"DHL\",\"trackingNumber\":\"1\"}",
      "/shipments/{orderId}/deliver", "{}");

  static final List<String> COMMANDS = BODIES.keySet().stream().sorted().toList();

  /** What takes something that goes wrong. */
  static final List<String> NOT_TRIED = List.of("POST /fulfilments/{orderId}/abandon 200",
      "POST /fulfilments/{orderId}/approve 200", "POST /fulfilments/{orderId}/retry 200");

  void isAsDescribed() {
    String waiting = checkedOut("challenge", "ACTION_REQUIRED");
    BODIES.forEach((command, body) -> isRefused(command, body, waiting));
    queriesAreAnswered(waiting);
    String paid = checkedOut("declined", "payment declined");
    succeeds(paid, "/orders/{orderId}/payment-method");
    await(paid, "\"what\":\"paid\"");
    shipmentsAreAnswered(paid, waiting);
    mailsAreAnswered(paid);
    succeeds(paid, "/shipments/{orderId}/hand-over");
    succeeds(paid, "/orders/{orderId}/refunds");
    String token = succeeds(paid, "/shipments/{orderId}/deliver");
    assertThat(probe.get("/orders/" + paid + "/fulfilment", "Consistency-Token", token).json()
        .path("state").asString()).isEqualTo("DELIVERED");
    // Its keys are in use: the same with another command.
    BODIES.forEach((command, body) -> expect(422, commands.post(
        command.replace("{orderId}", paid), body, "Idempotency-Key",
        command.endsWith("hand-over")
            ? "/shipments/{orderId}/deliver"
            : "/shipments/{orderId}/hand-over")));
  }

  private void shipmentsAreAnswered(String paid, String unpaid) {
    String shipment = "/shipments/" + paid;
    await(paid, "LABELLED");
    HttpAnswer found = queries.get(shipment);
    expect(200, found);
    expect(304, queries.get(shipment, "If-None-Match", found.header("ETag")));
    expect(412, queries.get(shipment, "If-Match", "\"99\""));
    expect(200, queries.get(shipment + "/label"));
    for (String path : List.of(shipment, shipment + "/label")) {
      expect(400, queries.get(path, "Consistency-Token", "nonsense"));
      expect(404, queries.get(path.replace(paid, unpaid)));
      expect(406, queries.get(path, "Accept", "text/html"));
    }
  }

  private void mailsAreAnswered(String paid) {
    String ofOrder = "/mails?orderId=" + paid;
    Eventually.isTrue(() -> probe.get(ofOrder).body().contains("\"SENT\""),
        () -> probe.get(ofOrder).body());
    HttpAnswer all = queries.get(ofOrder);
    expect(200, all);
    expect(200, queries.get("/mails?orderId=" + newId()));
    String sent = "/mails?limit=1&state=SENT";
    expect(200, queries.get(sent));
    assertThat(probe.get(sent).json().path("items")).singleElement()
        .satisfies(each -> assertThat(each.path("status").asString()).isEqualTo("SENT"));
    for (String wrong : List.of("", "?state=LOST", "?limit=1", "?state=SENT&cursor=x",
        "?state=SENT&orderId=" + paid, "?orderId=" + paid + "&limit=1")) {
      expect(400, queries.get("/mails" + wrong));
    }
    String mail = "/mails/" + all.json().path("items").get(0).path("mailId").asString();
    HttpAnswer found = queries.get(mail);
    expect(200, found);
    expect(304, queries.get(mail, "If-None-Match", found.header("ETag")));
    expect(412, queries.get(mail, "If-Match", "\"99\""));
    expect(404, queries.get("/mails/" + newId()));
    for (String path : List.of(mail, ofOrder, sent)) {
      expect(400, queries.get(path, "Consistency-Token", "nonsense"));
      expect(406, queries.get(path, "Accept", "text/html"));
    }
  }

  private String succeeds(String order, String command) {
    String path = command.replace("{orderId}", order);
    String body = BODIES.getOrDefault(command, "");
    HttpAnswer answer = commands.post(path, body, "Idempotency-Key", command);
    expect(200, answer);
    assertThat(commands.post(path, body, "Idempotency-Key", command)
        .header("Idempotency-Replayed")).isEqualTo("true");
    return answer.header("Consistency-Token");
  }

  private void queriesAreAnswered(String order) {
    String payment = "/payments/" + order;
    HttpAnswer found = queries.get(payment);
    expect(200, found);
    expect(304, queries.get(payment, "If-None-Match", found.header("ETag")));
    expect(412, queries.get(payment, "If-Match", "\"99\""));
    expect(404, queries.get("/payments/" + newId()));
    expect(404, queries.get("/orders/" + newId() + "/fulfilment"));
    expect(200, queries.get("/orders/" + order + "/fulfilment"));
    expect(200, queries.get("/fulfilments?limit=1&state=PAYING"));
    expect(400, queries.get("/fulfilments?state=LOST"));
    expect(200, queries.get("/effects?limit=1&state=DUE"));
    expect(400, queries.get("/effects?state=LOST"));
    for (String path : List.of(payment, "/orders/" + order + "/fulfilment", "/fulfilments",
        "/effects")) {
      expect(400, queries.get(path, "Consistency-Token", "nonsense"));
      expect(406, queries.get(path, "Accept", "text/html"));
    }
  }

  private void isRefused(String command, String body, String order) {
    String path = command.replace("{orderId}", order);
    expect(400, commands.post(path, "{\"what\":1}"));
    expect(404, commands.post(command.replace("{orderId}", newId()), body));
    expect(406, commands.post(path, body, "Accept", "text/html"));
    expect(409, commands.post(path, body));
    expect(412, commands.post(path, body, "If-Match", "\"99\""));
    expect(413, commands.post(path, OpenApiTest.MUCH_TOO_LONG));
    expect(415, commands.post(path, body, "Content-Type", "text/plain"));
  }

  private String checkedOut(String method, String outcome) {
    String order = new Checkout(commands).of("mug-" + newId(), "9.95", method);
    await(order, outcome);
    return order;
  }

  /** Until something is told of the order. */
  private void await(String order, String told) {
    Eventually.isTrue(() -> probe.get("/orders/" + order + "/fulfilment").body().contains(told),
        () -> probe.get("/orders/" + order + "/fulfilment").body());
  }
}
