package io.orderlog.standalone;

import static io.orderlog.standalone.OpenApiTest.expect;
import static io.orderlog.standalone.OrderLives.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import java.util.List;
import java.util.Map;

/** Every command and query of a product, and every way in which they are refused. */
record ProductTeapot(DescribedClient commands, DescribedClient queries) {

  private static final String TEAPOT =
      "{\"name\":\"Teapot\",\"description\":\"Of clay\",\"prices\":{\"EUR\":\"19.9\",\"JPY\":\"3000\"}}";

  /** The commands of a product, each with a body that is right. */
  static final Map<String, String> COMMANDS =
      Map.of("list", TEAPOT, "change", TEAPOT.replace("19.9", "17.50"), "delist", "{}");

  void isAsDescribed() {
    String sku = "teapot-" + newId();
    String token = commandsSucceed(sku);
    queriesAreAnswered(sku, token);
    COMMANDS.forEach((command, body) -> refused(sku, command, body));
    expect(409, send(sku, "change"));
    expect(409, send(sku, "delist"));
    expect(200, send(sku, "list"));
    expect(409, send(sku, "list"));
    aCartIsHeldToIt(sku);
  }

  private HttpAnswer send(String sku, String command, String... headers) {
    return commands.post("/products/" + sku + "/" + command,
        COMMANDS.getOrDefault(command, ""), headers);
  }

  private String commandsSucceed(String sku) {
    String token = "";
    for (String command : List.of("list", "change", "delist")) {
      HttpAnswer answer = send(sku, command, "Idempotency-Key", command);
      expect(200, answer);
      assertThat(send(sku, command, "Idempotency-Key", command).header("Idempotency-Replayed"))
          .isEqualTo("true");
      token = answer.header("Consistency-Token");
    }
    return token;
  }

  private void queriesAreAnswered(String sku, String token) {
    String one = "/products/" + sku;
    HttpAnswer found = queries.get(one, "Consistency-Token", token);
    expect(200, found);
    assertThat(found.json().path("prices").toString())
        .isEqualTo("{\"EUR\":\"17.50\",\"JPY\":\"3000\"}");
    expect(304, queries.get(one, "If-None-Match", found.header("ETag")));
    expect(412, queries.get(one, "If-Match", "\"99\""));
    expect(404, queries.get("/products/" + newId()));
    expect(400, queries.get(one, "Consistency-Token", "nonsense"));
    expect(406, queries.get(one, "Accept", "text/html"));
    assertThat(queries.get("/products?sku=" + sku, "Consistency-Token", token).json()
        .path("items")).hasSize(1);
    expect(200, queries.get("/products?status=DELISTED&limit=1"));
    expect(400, queries.get("/products?status=SOLD"));
    expect(406, queries.get("/products", "Accept", "text/html"));
  }

  private void refused(String sku, String command, String body) {
    String path = "/products/" + sku + "/" + command;
    expect(400, commands.post(path, "{\"what\":1}"));
    expect(404, commands.post("/products/" + newId() + "/" + command, body, "If-Match",
        "\"1\""));
    expect(406, commands.post(path, body, "Accept", "text/html"));
    expect(412, commands.post(path, body, "If-Match", "\"99\""));
    expect(413, commands.post(path, OpenApiTest.MUCH_TOO_LONG));
    expect(415, commands.post(path, body, "Content-Type", "text/plain"));
    String another = command.equals("list") ? "delist" : "list";
    expect(422, commands.post(path, body, "Idempotency-Key", another));
  }

  private void aCartIsHeldToIt(String sku) {
    String cart = newId();
    expect(201, commands.post("/carts", CartOfTea.opening(cart)));
    String stale = "{\"sku\":\"" + sku + "\",\"quantity\":1,\"unitPrice\":\"18\"}";
    Eventually.isTrue(
        () -> commands.post("/carts/" + cart + "/set-line", stale).status() == 409,
        () -> "a price that does not hold is taken");
    expect(200, commands.post("/carts/" + cart + "/set-line", stale.replace("18", "19.90")));
  }
}
