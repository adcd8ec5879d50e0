package io.orderlog.standalone;

import static io.orderlog.standalone.OpenApiTest.expect;
import static io.orderlog.standalone.OrderLives.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every command and query of a cart, and every way in which they are refused. */
record CartOfTea(DescribedClient commands, DescribedClient queries) {

  private static final String SET_LINE =
      "{\"sku\":\"tea\",\"quantity\":2,\"unitPrice\":\"5.00\"}";

  /** What is asked of a cart from its first line to its end, each with a body that is right. */
  static final Map<String, String> CHANGES = changes();

  private static Map<String, String> changes() {
    Map<String, String> changes = new LinkedHashMap<>();
    changes.put("set-line", SET_LINE);
    changes.put("checkout", """
        {"email":"ada@example.org","paymentMethod":"ok","shippingAddress":{"name":"Ada",
         "street":"12 St James's Square","postalCode":"SW1Y 4JH","city":"London","country":"GB"}}
        """);
    return Collections.unmodifiableMap(changes);
  }

  static String opening(String cartId) {
    return "{\"cartId\":\"" + cartId + "\",\"customerId\":\"c-1\",\"currency\":\"EUR\"}";
  }

  void isAsDescribed() {
    String cart = newId();
    String token = commandsSucceed(cart);
    queriesAreAnswered(cart, token);
    refused("/carts", opening(cart), "/carts", "set-line");
    CHANGES.forEach((command, body) -> refused("/carts/" + cart + "/" + command, body,
        "/carts/" + newId() + "/" + command, command.equals("checkout") ? "set-line" : "checkout"));
    String priced = newId();
    expect(201, commands.post("/carts", opening(priced)));
    expect(409, commands.post("/carts/" + priced + "/set-line",
        SET_LINE.replace("5.00", "5.001")));
  }

  private String commandsSucceed(String cart) {
    expect(201, commands.post("/carts", opening(cart), "Idempotency-Key", "open"));
    assertReplayed(201, commands.post("/carts", opening(cart), "Idempotency-Key", "open"));
    String token = "";
    for (Map.Entry<String, String> change : CHANGES.entrySet()) {
      String path = "/carts/" + cart + "/" + change.getKey();
      HttpAnswer answer = commands.post(path, change.getValue(), "Idempotency-Key",
          change.getKey(), "Correlation-Id", "process 1");
      expect(200, answer);
      assertReplayed(200,
          commands.post(path, change.getValue(), "Idempotency-Key", change.getKey()));
      token = answer.header("Consistency-Token");
    }
    return token;
  }

  private static void assertReplayed(int status, HttpAnswer answer) {
    expect(status, answer);
    assertThat(answer.header("Idempotency-Replayed")).isEqualTo("true");
  }

  private void queriesAreAnswered(String cart, String token) {
    String path = "/carts/" + cart;
    HttpAnswer found = queries.get(path, "Consistency-Token", token);
    expect(200, found);
    assertThat(found.json().path("status").asString()).isEqualTo("CHECKED_OUT");
    expect(304, queries.get(path, "If-None-Match", found.header("ETag")));
    expect(412, queries.get(path, "If-Match", "\"99\""));
    expect(404, queries.get("/carts/" + newId()));
    expect(400, queries.get(path, "Consistency-Token", "nonsense"));
    expect(406, queries.get(path, "Accept", "text/html"));
  }

  /**
   * In every way in which a cart that is an order refuses.
   *
   * @param elsewhere the same of a cart that is not there
   * @param otherKey of another command
   */
  private void refused(String path, String body, String elsewhere, String otherKey) {
    expect(400, commands.post(path, "{\"what\":1}"));
    expect(404, commands.post(elsewhere,
        elsewhere.equals("/carts") ? opening(newId()) : body, "If-Match", "*"));
    expect(406, commands.post(path, body, "Accept", "text/html"));
    expect(409, commands.post(path, body));
    expect(412, commands.post(path, body, "If-Match", "\"99\""));
    expect(413, commands.post(path, OpenApiTest.MUCH_TOO_LONG));
    expect(415, commands.post(path, body, "Content-Type", "text/plain"));
    expect(422, commands.post(path, body, "Idempotency-Key", otherKey));
  }
}
