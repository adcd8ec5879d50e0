package io.orderlog.standalone;

import static io.orderlog.standalone.OpenApiTest.expect;
import static io.orderlog.standalone.OrderLives.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import java.util.List;

/** Every command and query of an endpoint of webhooks, and every way in which they are refused. */
record EndpointOfACrm(DescribedClient commands, DescribedClient queries) {

  private static final String PATH = "/webhook-endpoints/{endpointId}";

  /** The commands of an endpoint. */
  static final List<String> COMMANDS =
      List.of("PUT " + PATH, "POST " + PATH + "/resume", "POST " + PATH + "/remove");

  /** To stop takes three days, and a key that is in use two requests at one time. */
  static final List<String> NOT_TRIED = List.of(
      "PUT " + PATH + " 409", "POST " + PATH + "/remove 409", "POST " + PATH + "/resume 200");

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  void isAsDescribed() {
    String crm = "/webhook-endpoints/crm-" + newId();
    String body = body("https://crm.invalid/hook", "mail.gave-up.v1");
    HttpAnswer put = commands.put(crm, body, "Idempotency-Key", "put");
    expect(200, put);
    assertThat(commands.put(crm, body, "Idempotency-Key", "put")
        .header("Idempotency-Replayed")).isEqualTo("true");
    HttpAnswer again = commands.put(crm, body);
    expect(200, again);
    assertThat(again.json().path("version").asInt()).isEqualTo(1);
    expect(422, commands.put(crm, body("http://127.0.0.1/hook", "mail.gave-up.v1")));
    expect(422, commands.put(crm, body("https://crm.invalid/hook", "mall.gave-up.v1")));
    expect(404, commands.put("/webhook-endpoints/CRM", body));
    expect(400, commands.put(crm, "{\"what\":1}"));
    expect(406, commands.put(crm, body, "Accept", "text/html"));
    expect(412, commands.put(crm, body, "If-Match", "\"99\""));
    expect(413, commands.put(crm, OpenApiTest.MUCH_TOO_LONG));
    expect(415, commands.put(crm, body, "Content-Type", "text/plain"));
    refused(crm + "/resume");
    refused(crm + "/remove");
    expect(409, commands.post(crm + "/resume", "{}"));
    queriesAreAnswered(crm, put.header("Consistency-Token"));
    expect(200, commands.post(crm + "/remove", "{}"));
    expect(404, commands.post(crm + "/remove", "{}"));
    expect(404, commands.post(crm + "/resume", "{}"));
  }

  private void refused(String path) {
    expect(400, commands.post(path, "{\"what\":1}"));
    expect(406, commands.post(path, "{}", "Accept", "text/html"));
    expect(412, commands.post(path, "{}", "If-Match", "\"99\""));
    expect(413, commands.post(path, OpenApiTest.MUCH_TOO_LONG));
    expect(415, commands.post(path, "{}", "Content-Type", "text/plain"));
    expect(422, commands.post(path, "{}", "Idempotency-Key", "put"));
  }

  private void queriesAreAnswered(String crm, String token) {
    HttpAnswer found = queries.get(crm, "Consistency-Token", token);
    expect(200, found);
    assertThat(found.json().path("status").asString()).isEqualTo("ACTIVE");
    assertThat(found.body()).doesNotContain("whsec_");
    HttpAnswer all = queries.get("/webhook-endpoints", "Consistency-Token", token);
    expect(200, all);
    assertThat(all.json().path("items")).isNotEmpty();
    assertThat(all.body()).doesNotContain("whsec_");
    expect(304, queries.get(crm, "If-None-Match", found.header("ETag")));
    expect(412, queries.get(crm, "If-Match", "\"99\""));
    expect(404, queries.get("/webhook-endpoints/nobody"));
    for (String path : List.of(crm, "/webhook-endpoints")) {
      expect(400, queries.get(path, "Consistency-Token", "nonsense"));
      expect(406, queries.get(path, "Accept", "text/html"));
    }
  }

  private static String body(String url, String type) {
    return "{\"url\":\"" + url + "\",\"types\":[\"" + type + "\"],\"secret\":\"" + SECRET
        + "\"}";
  }
}
