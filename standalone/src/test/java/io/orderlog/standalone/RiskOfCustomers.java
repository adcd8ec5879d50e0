package io.orderlog.standalone;

import static io.orderlog.standalone.OpenApiTest.expect;
import static io.orderlog.standalone.OrderLives.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.risk.RiskSubject;
import io.orderlog.http.HttpAnswer;
import java.util.List;

/** Every command and query of a subject of risk, and every way in which they are refused. */
record RiskOfCustomers(DescribedClient commands, DescribedClient queries) {

  /** The commands of a subject. */
  static final List<String> COMMANDS = List.of("/risk/{subject}/block", "/risk/{subject}/unblock");

  private static final String REASON = "{\"reason\":\"a suspicion\"}";

  void isAsDescribed() {
    String subject = "/risk/" + newSubject();
    expect(409, commands.post(subject + "/unblock", REASON));
    HttpAnswer blocked = commands.post(subject + "/block", REASON, "Idempotency-Key", "block");
    expect(200, blocked);
    assertThat(commands.post(subject + "/block", REASON, "Idempotency-Key", "block")
        .header("Idempotency-Replayed")).isEqualTo("true");
    expect(409, commands.post(subject + "/block", REASON));
    refused(subject + "/block");
    refused(subject + "/unblock");
    queriesAreAnswered(subject, blocked.header("Consistency-Token"));
    expect(200, commands.post(subject + "/unblock", REASON));
  }

  private void queriesAreAnswered(String subject, String token) {
    HttpAnswer found = queries.get(subject, "Consistency-Token", token);
    expect(200, found);
    assertThat(found.json().path("blockedBecause").asString()).isEqualTo("a suspicion");
    expect(304, queries.get(subject, "If-None-Match", found.header("ETag")));
    expect(412, queries.get(subject, "If-Match", "\"99\""));
    expect(404, queries.get("/risk/" + newSubject()));
    expect(400, queries.get(subject, "Consistency-Token", "nonsense"));
    expect(406, queries.get(subject, "Accept", "text/html"));
  }

  private void refused(String path) {
    expect(400, commands.post(path, "{\"what\":1}"));
    expect(404, commands.post("/risk/" + newSubject() + path.substring(path.lastIndexOf('/')),
        REASON, "If-Match", "\"1\""));
    expect(406, commands.post(path, REASON, "Accept", "text/html"));
    expect(412, commands.post(path, REASON, "If-Match", "\"99\""));
    expect(413, commands.post(path, OpenApiTest.MUCH_TOO_LONG));
    expect(415, commands.post(path, REASON, "Content-Type", "text/plain"));
    expect(422, commands.post(path, "{\"reason\":\"another\"}", "Idempotency-Key", "block"));
  }

  private static String newSubject() {
    return RiskSubject.customer(newId()).id();
  }
}
