package io.orderlog.standalone;

import static io.orderlog.standalone.OpenApiTest.expect;
import static io.orderlog.standalone.OrderLives.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import java.util.Map;

/** Every command and query of an item, and every way in which they are refused. */
record StockOfMugs(DescribedClient commands, DescribedClient queries) {

  /** The commands of an item, each with a body that is right. */
  static final Map<String, String> COMMANDS = Map.of(
      "receive", "{\"quantity\":5,\"reference\":\"delivery\"}",
      "reserve", "{\"reservationId\":\"cart\",\"quantity\":2,\"holdSeconds\":60}",
      "release", "{\"reservationId\":\"cart\"}",
      "adjust", "{\"delta\":-3,\"reason\":\"counted\"}");

  void isAsDescribed() {
    String sku = "mug-" + newId();
    String token = commandsSucceed(sku);
    queriesAreAnswered(sku, token);
    COMMANDS.forEach((command, body) -> refused(sku, command, body));
    expect(409, commands.post("/stock/" + sku + "/reserve",
        "{\"reservationId\":\"cart\",\"quantity\":6,\"holdSeconds\":60}"));
    expect(409, commands.post("/stock/" + sku + "/adjust",
        "{\"delta\":-6,\"reason\":\"counted\"}"));
  }

  private String commandsSucceed(String sku) {
    String token = "";
    for (String command : new String[]{"receive", "reserve", "release", "adjust"}) {
      String path = "/stock/" + sku + "/" + command;
      String body = COMMANDS.getOrDefault(command, "");
      HttpAnswer answer = commands.post(path, body, "Idempotency-Key", command,
          "Correlation-Id", "process 1");
      expect(200, answer);
      assertThat(commands.post(path, body, "Idempotency-Key", command)
          .header("Idempotency-Replayed")).isEqualTo("true");
      token = answer.header("Consistency-Token");
    }
    return token;
  }

  private void queriesAreAnswered(String sku, String token) {
    String one = "/stock/" + sku;
    HttpAnswer found = queries.get(one, "Consistency-Token", token);
    expect(200, found);
    assertThat(found.json().path("onHand").asInt()).isEqualTo(2);
    expect(304, queries.get(one, "If-None-Match", found.header("ETag")));
    expect(412, queries.get(one, "If-Match", "\"99\""));
    expect(404, queries.get("/stock/" + newId()));
    assertThat(queries.get("/stock?sku=" + sku, "Consistency-Token", token).json()
        .path("items")).hasSize(1);
    expect(400, queries.get("/stock"));
    expect(400, queries.get(one, "Consistency-Token", "nonsense"));
    expect(406, queries.get(one, "Accept", "text/html"));
    expect(406, queries.get("/stock?sku=" + sku, "Accept", "text/html"));
  }

  private void refused(String sku, String command, String body) {
    String path = "/stock/" + sku + "/" + command;
    expect(400, commands.post(path, "{\"what\":1}"));
    expect(404, commands.post("/stock/" + newId() + "/" + command, body, "If-Match", "\"1\""));
    expect(406, commands.post(path, body, "Accept", "text/html"));
    expect(412, commands.post(path, body, "If-Match", "\"99\""));
    expect(413, commands.post(path, OpenApiTest.MUCH_TOO_LONG));
    expect(415, commands.post(path, body, "Content-Type", "text/plain"));
    String another = command.equals("receive") ? "release" : "receive";
    expect(422, commands.post(path, body, "Idempotency-Key", another));
  }
}
