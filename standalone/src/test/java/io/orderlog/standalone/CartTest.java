package io.orderlog.standalone;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.cart.CartId;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A cart, from the command to the answers and the tools, in the running system. */
@ExtendWith(SharedSystem.class)
class CartTest {

  private final String cart = OrderLives.newId();
  private final String path = "/carts/" + cart;

  @Test
  void what_was_done_is_what_a_query_with_its_token_answers(InnerSystem system) {
    String opened = open(system).header("Consistency-Token");
    JsonNode empty = found(system, opened).json();
    assertThat(empty.path("lines")).isEmpty();
    assertThat(empty.path("total").asString()).isEqualTo("0.00");
    assertThat(empty.has("orderId")).isFalse();

    setLine(system, "tea", 2, "5");
    HttpAnswer set = setLine(system, "été ☕", 1, "0.5");
    HttpAnswer found = found(system, set.header("Consistency-Token"));
    assertThat(found.header("ETag")).isEqualTo(set.header("ETag")).isEqualTo("\"3\"");
    assertThat(found.header("Consistency-Token")).startsWith("carts:");
    assertThat(found.body()).startsWith("{\"cartId\":\"" + cart + "\",\"customerId\":\"c-1\","
        + "\"status\":\"OPEN\",\"currency\":\"EUR\",\"lines\":[{\"sku\":\"tea\",\"quantity\":2,"
        + "\"unitPrice\":\"5.00\"},{\"sku\":\"été ☕\",\"quantity\":1,\"unitPrice\":\"0.50\"}],"
        + "\"total\":\"10.50\",\"version\":3,\"openedAt\":\"");
    assertThat(system.queries().get(path, "If-None-Match", "\"3\"").status()).isEqualTo(304);
    assertProblem(system.queries().get(path, "If-Match", "\"1\""), 412, "version-mismatch")
        .has("cartId", cart).has("version", 3);
  }

  @Test
  void a_cart_that_is_checked_out_names_its_order(InnerSystem system) {
    HttpAnswer out = checkedOut(system);
    JsonNode found = found(system, out.header("Consistency-Token")).json();
    String order = new CartId(cart).order().text();
    assertThat(out.json().path("orderId").asString()).isEqualTo(order);
    assertThat(found.path("orderId").asString()).isEqualTo(order);
    assertThat(found.path("status").asString()).isEqualTo("CHECKED_OUT");
    assertThat(found.path("total").asString()).isEqualTo("10.00");
    assertThat(found.toString()).doesNotContain("ada@example.org", "London");
  }

  @Test
  void what_is_wrong_in_a_question_is_told(InnerSystem system) {
    HttpProbe queries = system.queries();
    assertProblem(queries.get(path), 404, "cart-not-found").has("cartId", cart);
    assertProblem(queries.get("/carts/1"), 404, "cart-not-found").saysInDetail("must be a UUID");
    assertProblem(queries.get(path + "?version=1"), 400, "invalid-request").hasErrorsIn("version");
    assertProblem(queries.get("/carts"), 404, "not-found");
    open(system);
    assertProblem(system.commands().get(path + "/checkout"), 405, "method-not-allowed");
  }

  @Test
  void an_id_is_taken_in_either_case(InnerSystem system) {
    String token = open(system).header("Consistency-Token");
    HttpAnswer found = system.queries().get("/carts/" + cart.toUpperCase(Locale.ROOT),
        "Consistency-Token", token);
    assertThat(found.json().path("cartId").asString()).isEqualTo(cart);
  }

  @Test
  void clients_listen_to_one_cart(InnerSystem system) throws Exception {
    try (EventStream events =
        EventStream.open(system.queryUrl() + "/events?log=carts&cartId=" + cart)) {
      events.nextId();
      open(system);
      assertThat(events.nextData())
          .startsWith("{\"cartId\":\"" + cart + "\",\"version\":1,\"type\":\"cart.opened.v1\"")
          .contains("\"data\":{\"customerId\":\"c-1\",\"currency\":\"EUR\",\"keptUntil\":");
    }
  }

  @Test
  void the_tools_know_it(InnerSystem system, @TempDir Path folder) throws IOException {
    checkedOut(system);
    InProcessReplay replay = new InProcessReplay(system.settings());

    assertThat(replay.run("list")).contains("carts");
    assertThat(replay.run("history", "--log", "carts", cart))
        .contains("cart.opened.v1", "cart.line-set.v1", "cart.checked-out.v1", "CHECKED_OUT");
    assertThat(replay.run("rebuild", "carts")).contains("carts: generation ");
    assertThat(replay.run("verify", "carts")).contains("all as the log says");
    assertThat(replay.run("rollback", "carts")).contains("is active now");

    Path exported = folder.resolve("carts.jsonl");
    replay.run("export", "--log", "carts", "--to", exported.toString());
    InProcessReplay elsewhere = new InProcessReplay(Map.of(
        "ORDERLOG_DATA", folder.resolve("data").toString(),
        "ORDERLOG_KAFKA_PORT", RunningSystem.freePort()));
    elsewhere.run("import", "--log", "carts", "--from", exported.toString());
    Path again = folder.resolve("again.jsonl");
    elsewhere.run("export", "--log", "carts", "--to", again.toString());
    assertThat(Files.readString(again)).isEqualTo(Files.readString(exported));
  }

  private HttpAnswer checkedOut(InnerSystem system) {
    open(system);
    setLine(system, "tea", 2, "5");
    HttpAnswer out = system.commands().post(path + "/checkout",
        CartOfTea.CHANGES.getOrDefault("checkout", ""));
    assertThat(out.status()).as(out.body()).isEqualTo(200);
    return out;
  }

  private HttpAnswer open(InnerSystem system) {
    HttpAnswer answer = system.commands().post("/carts", CartOfTea.opening(cart));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  private HttpAnswer setLine(InnerSystem system, String sku, int quantity, String unitPrice) {
    HttpAnswer answer = system.commands().post(path + "/set-line", "{\"sku\":\"" + sku
        + "\",\"quantity\":" + quantity + ",\"unitPrice\":\"" + unitPrice + "\"}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private HttpAnswer found(InnerSystem system, String token) {
    HttpAnswer found = system.queries().get(path, "Consistency-Token", token);
    assertThat(found.status()).as(found.body()).isEqualTo(200);
    return found;
  }
}
