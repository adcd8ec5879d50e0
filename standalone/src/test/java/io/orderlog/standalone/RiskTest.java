package io.orderlog.standalone;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static io.orderlog.standalone.OrderLives.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.risk.RiskSubject;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Orders that pass, are looked at, and are refused, in the running system: 20 CHF a day pass. */
@ExtendWith(SharedSystem.class)
class RiskTest {

  private static final String REASON = "{\"reason\":\"a good customer\"}";

  private final String customer = newId();
  private final String subject = RiskSubject.customer(customer).id();
  private final String sku = "mug-" + newId();

  @Test
  void too_much_is_looked_at_and_paid_when_it_is_approved(InnerSystem system) {
    receive(system);
    String first = checkOut(system, "ok");
    awaitStep(system, first, "paid");
    assertThat(system.queries().get("/orders/" + first + "/fulfilment").body())
        .contains("\"risk PASS " + subject + "\"");

    String second = checkOut(system, "ok");
    await(system, second, "IN_REVIEW");
    assertThat(system.queries().get("/orders/" + second + "/fulfilment").body()).contains(
        "\"risk REVIEW " + subject + ": more than 20.00 CHF in 24h\"",
        "\"in review: " + subject + "\"");
    assertThat(system.queries().get("/fulfilments?state=IN_REVIEW&limit=100").body())
        .contains(second);
    assertProblem(system.commands().post("/fulfilments/" + first + "/approve", REASON), 409,
        "fulfilment-not-in-review");
    assertThat(system.commands().post("/fulfilments/" + second + "/approve", REASON).status())
        .isEqualTo(200);
    awaitStep(system, second, "paid");

    JsonNode found = system.queries().get("/risk/" + subject).json();
    assertThat(found.path("limits").valueStream()
        .map(limit -> limit.path("limit").asString() + ": " + limit.path("used").asString()))
        .containsExactly("100 in 24h: 2", "20.00 CHF in 24h: 39.80 CHF");
    assertThat(found.path("orders").findValuesAsString("orderId"))
        .containsExactly(second, first);
    assertThat(found.path("orders").findValuesAsString("verdict"))
        .containsExactly("REVIEW", "PASS");
  }

  @Test
  void of_who_is_blocked_nothing_passes_and_everything_is_given_back(InnerSystem system) {
    receive(system);
    HttpAnswer blocked = system.commands().post("/risk/" + subject + "/block",
        "{\"reason\":\"three charge-backs\"}");
    assertThat(blocked.status()).as(blocked.body()).isEqualTo(200);
    String order = checkOut(system, "ok");
    await(system, order, "CLOSED");

    JsonNode told = system.queries().get("/orders/" + order + "/fulfilment").json();
    assertThat(told.path("outcome").asString()).isEqualTo("CANCELLED");
    assertThat(told.path("payment").isMissingNode()).isTrue();
    Eventually.isTrue(() -> system.queries().get("/orders/" + order).json().path("status")
        .asString("").equals("CANCELLED"), () -> system.queries().get("/orders/" + order).body());
    Eventually.isTrue(() -> system.queries().get("/stock/" + sku).json().path("available")
        .asInt() == 10, () -> system.queries().get("/stock/" + sku).body());
    assertThat(system.queries().get("/risk/" + subject).json().path("blockedBecause").asString())
        .isEqualTo("three charge-backs");
    isToldNoReason(system, order);

    assertThat(system.commands().post("/risk/" + subject + "/unblock", REASON).status())
        .isEqualTo(200);
    // What was refused counts, so a person looks at what comes next, and gives it up.
    String next = checkOut(system, "ok");
    await(system, next, "IN_REVIEW");
    assertThat(system.commands().post("/fulfilments/" + next + "/abandon", REASON).status())
        .isEqualTo(200);
    await(system, next, "CLOSED");
  }

  @Test
  void another_way_to_pay_has_to_pass_as_well(InnerSystem system) {
    receive(system);
    String stolen = "ok-" + newId();
    system.commands().post("/risk/" + RiskSubject.method(stolen).id() + "/block",
        "{\"reason\":\"a stolen card\"}");
    String order = checkOut(system, "declined");
    Eventually.isTrue(() -> system.commands().post("/orders/" + order + "/payment-method",
        "{\"paymentMethod\":\"" + stolen + "\"}").status() == 200, () -> "not awaited");
    await(system, order, "CLOSED");
    assertThat(system.queries().get("/orders/" + order + "/fulfilment").body())
        .contains("risk BLOCK " + RiskSubject.method(stolen).id(), "unwinding: RISK_BLOCKED");
  }

  @Test
  void every_mistake_is_named(InnerSystem system) {
    String path = "/risk/" + subject + "/block";
    assertProblem(system.commands().post(path, "{}"), 400, "invalid-request")
        .hasErrorsIn("reason");
    assertProblem(system.commands().post(path, "{\"reason\":\" \"}"), 422, "invalid-command")
        .hasErrorsIn("reason");
    assertProblem(system.commands().post("/risk/ada/block", REASON), 404, "subject-not-found")
        .saysInDetail("customer:, address: or method:");
    assertProblem(system.commands().post("/risk/" + subject + "/unblock", REASON), 409,
        "subject-not-blocked");
    assertProblem(system.commands().post("/fulfilments/" + newId() + "/approve", REASON), 404,
        "fulfilment-not-found");
    assertProblem(system.queries().get("/risk/" + subject), 404, "subject-not-found");
    assertThat(system.commands().post("/risk/" + subject + "/assess", "{}").status())
        .isEqualTo(404);
  }

  @Test
  void the_tools_know_it(InnerSystem system, @TempDir Path folder) throws IOException {
    receive(system);
    String order = checkOut(system, "ok");
    awaitStep(system, order, "paid");
    InProcessReplay replay = new InProcessReplay(system.settings());

    assertThat(replay.run("list")).contains("risk");
    assertThat(replay.run("history", "--log", "risk", subject))
        .contains("risk.assessed.v1", "CLEAR");
    assertThat(replay.run("history", "--process", order))
        .contains("fulfilment.assessing.v1", "risk.assessed.v1", "fulfilment.risk-assessed.v1");
    assertThat(replay.run("rebuild", "risk")).contains("risk: generation ");
    assertThat(replay.run("verify", "risk")).contains("all as the log says");

    Path exported = folder.resolve("risk.jsonl");
    replay.run("export", "--log", "risk", "--to", exported.toString());
    InProcessReplay elsewhere = new InProcessReplay(Map.of(
        "ORDERLOG_DATA", folder.resolve("data").toString(),
        "ORDERLOG_KAFKA_PORT", RunningSystem.freePort()));
    elsewhere.run("import", "--log", "risk", "--from", exported.toString());
    Path again = folder.resolve("again.jsonl");
    elsewhere.run("export", "--log", "risk", "--to", again.toString());
    assertThat(Files.readString(again)).isEqualTo(Files.readString(exported));
  }

  /** It is the shop's business. */
  private static void isToldNoReason(InnerSystem system, String order) {
    try (HttpProbe outside = new HttpProbe(system.providerUrl())) {
      Eventually.isTrue(() -> mail(outside, order).contains("comes to nothing"),
          () -> outside.get("/mailbox").body());
      assertThat(mail(outside, order)).contains("We are sorry.").doesNotContainIgnoringCase("risk")
          .doesNotContainIgnoringCase("block");
    }
  }

  private static String mail(HttpProbe outside, String order) {
    return outside.get("/mailbox?limit=1000").json().path("items").valueStream()
        .filter(each -> each.path("subject").asString()
            .equals("Your order " + order + " was cancelled"))
        .map(each -> each.path("text").asString()).findFirst().orElse("");
  }

  private void receive(InnerSystem system) {
    post(system, "/stock/" + sku + "/receive", "{\"quantity\":10,\"reference\":\"delivery\"}");
  }

  private String checkOut(InnerSystem system, String method) {
    String cart = newId();
    post(system, "/carts", String.format(Locale.ROOT,
        "{\"cartId\":\"%s\",\"customerId\":\"%s\",\"currency\":\"CHF\"}", cart, customer));
    post(system, "/carts/" + cart + "/set-line", String.format(Locale.ROOT,
        "{\"sku\":\"%s\",\"quantity\":2,\"unitPrice\":\"9.95\"}", sku));
    return post(system, "/carts/" + cart + "/checkout",
        CartOfTea.CHANGES.getOrDefault("checkout", "")
            .replace("\"ok\"", "\"" + method + "\""))
        .path("orderId").asString();
  }

  private static JsonNode post(InnerSystem system, String path, String body) {
    HttpAnswer answer = system.commands().post(path, body);
    assertThat(answer.status()).as("%s %s", path, answer.body()).isIn(List.of(200, 201));
    return answer.json();
  }

  private static void awaitStep(InnerSystem system, String order, String what) {
    Eventually.isTrue(() -> system.queries().get("/orders/" + order + "/fulfilment").body()
        .contains("\"what\":\"" + what + "\""),
        () -> system.queries().get("/orders/" + order + "/fulfilment").body());
  }

  private static void await(InnerSystem system, String order, String state) {
    Eventually.isTrue(() -> system.queries().get("/orders/" + order + "/fulfilment").json()
        .path("state").asString("").equals(state),
        () -> system.queries().get("/orders/" + order + "/fulfilment").body());
  }
}
