package io.orderlog.standalone;

import static io.orderlog.standalone.OpenApiTest.expect;
import static io.orderlog.standalone.OrderLives.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import java.util.List;

/** Every command and query of a waiting list, and every way in which they are refused. */
record WaitsForMugs(DescribedClient commands, DescribedClient queries) {

  /** The commands of a waiting list. */
  static final List<String> COMMANDS =
      List.of("/stock/{sku}/waits", "/stock/{sku}/waits/{waitId}/leave");

  private static final String EMAIL = "{\"email\":\"ada@example.org\"}";

  void isAsDescribed() {
    String list = "/stock/mug-" + newId() + "/waits";
    HttpAnswer joined = commands.post(list, EMAIL, "Idempotency-Key", "join");
    expect(201, joined);
    assertThat(commands.post(list, EMAIL, "Idempotency-Key", "join")
        .header("Idempotency-Replayed")).isEqualTo("true");
    expect(409, commands.post(list, EMAIL));
    String token = "{\"token\":\"" + joined.json().path("token").asString() + "\"}";
    String wait = list + "/" + joined.json().path("waitId").asString() + "/leave";
    refused(list, EMAIL, "join");
    refused(wait, token, "join");
    expect(403, commands.post(wait, "{\"token\":\"guessed\"}"));
    HttpAnswer left = commands.post(wait, token);
    expect(200, left);
    expect(404, commands.post(wait, token));
    expect(404, commands.post("/stock/mug-" + newId() + "/waits", EMAIL, "If-Match", "\"1\""));
    queriesAreAnswered(list, left.header("Consistency-Token"));
  }

  private void queriesAreAnswered(String list, String token) {
    HttpAnswer found = queries.get(list, "Consistency-Token", token);
    expect(200, found);
    assertThat(found.json().path("waiting").asInt()).isZero();
    expect(304, queries.get(list, "If-None-Match", found.header("ETag")));
    expect(412, queries.get(list, "If-Match", "\"99\""));
    expect(404, queries.get("/stock/" + newId() + "/waits"));
    expect(400, queries.get(list, "Consistency-Token", "nonsense"));
    expect(406, queries.get(list, "Accept", "text/html"));
  }

  private void refused(String path, String body, String usedKey) {
    expect(400, commands.post(path, "{\"what\":1}"));
    expect(406, commands.post(path, body, "Accept", "text/html"));
    expect(412, commands.post(path, body, "If-Match", "\"99\""));
    expect(413, commands.post(path, OpenApiTest.MUCH_TOO_LONG));
    expect(415, commands.post(path, body, "Content-Type", "text/plain"));
    String other = body.contains("email") ? "{\"email\":\"bob@example.org\"}" : body;
    expect(422, commands.post(path, other, "Idempotency-Key", usedKey));
  }
}
