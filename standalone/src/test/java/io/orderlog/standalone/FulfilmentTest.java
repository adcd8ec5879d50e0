package io.orderlog.standalone;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.cart.CartId;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fulfilment of an order and its payment, from the cart to the tools, in the running system. */
@Tag("long")
@ExtendWith(SharedSystem.class)
class FulfilmentTest {

  @Test
  void everything_is_told_of_an_order_with_a_status_each(InnerSystem system) {
    String order = checkOut(system, "9.95", "challenge");
    JsonNode found = await(system, order, "PAYING");

    assertThat(found.path("order").path("status").asString()).isEqualTo("PLACED");
    assertThat(found.path("payment").toString()).isEqualTo("{\"status\":\"ACTION_REQUIRED\","
        + "\"authorised\":\"0.00\",\"captured\":\"0.00\",\"refunded\":\"0.00\","
        + "\"chargedBack\":\"0.00\"}");
    assertThat(found.path("lines")).singleElement().satisfies(line -> {
      assertThat(line.path("quantity").asInt()).isEqualTo(2);
      assertThat(line.path("state").asString()).isEqualTo("RESERVED");
    });
    assertThat(found.path("steps").get(0).path("what").asString()).isEqualTo("started");
    assertThat(found.path("steps").get(0).path("cause").asString()).startsWith("carts/");
    assertThat(found.path("steps")).hasSize(found.path("version").asInt());
    assertThat(found.has("deadline")).isTrue();
    assertThat(found.toString()).doesNotContain("ada@example.org", "London");
  }

  @Test
  void a_payment_is_found_by_its_order(InnerSystem system) {
    String order = checkOut(system, "9.95", "challenge");
    await(system, order, "PAYING");
    HttpAnswer found = system.queries().get("/payments/" + order);

    assertThat(found.header("ETag")).isEqualTo("\"2\"");
    assertThat(found.header("Consistency-Token")).startsWith("payments:");
    assertThat(found.json().path("currency").asString()).isEqualTo("EUR");
    assertThat(found.json().path("transactions")).singleElement().satisfies(each -> {
      assertThat(each.path("kind").asString()).isEqualTo("AUTHORISE");
      assertThat(each.path("amount").asString()).isEqualTo("19.90");
      assertThat(each.path("url").asString()).startsWith("http");
    });
    assertProblem(system.queries().get("/payments/" + order, "If-Match", "\"1\""), 412,
        "version-mismatch").has("orderId", order);
  }

  @Test
  void money_that_was_taken_and_went_back_is_told(InnerSystem system) {
    String order = checkOut(system, "9.95", "ok");
    await(system, order, "SHIPPING");
    system.commands().post("/orders/" + order + "/refunds",
        "{\"amount\":\"7\",\"reason\":\"a scratch\"}");
    Eventually.isTrue(() -> system.queries().get("/payments/" + order).body()
        .contains("\"status\":\"PARTIALLY_REFUNDED\""),
        () -> system.queries().get("/payments/" + order).body());

    JsonNode payment = system.queries().get("/payments/" + order).json();
    assertThat(payment.path("authorised").asString()).isEqualTo("19.90");
    assertThat(payment.path("captured").asString()).isEqualTo("19.90");
    assertThat(payment.path("refunded").asString()).isEqualTo("7.00");
    assertThat(payment.path("transactions").findValuesAsString("kind"))
        .containsExactly("AUTHORISE", "CAPTURE", "REFUND");
    assertThat(payment.path("transactions").get(2).path("reason").asString())
        .isEqualTo("a scratch");
  }

  @Test
  void windows_tell_what_was_refunded_and_refused(InnerSystem system) {
    String order = checkOut(system, "9.95", "ok");
    await(system, order, "SHIPPING");
    HttpAnswer refund = system.commands().post("/orders/" + order + "/refunds",
        "{\"amount\":\"7\",\"reason\":\"a scratch\"}");
    assertThat(refund.status()).isEqualTo(200);
    Eventually.isTrue(() -> windows(system).path("items").valueStream()
        .anyMatch(window -> window.path("refunds").asInt() > 0
            && window.path("refunded").asString().matches("[1-9].*")),
        () -> windows(system).toString());
    JsonNode hour = system.queries().get("/analytics/orders?window=1h&currency=EUR").json()
        .path("items").get(0);
    assertThat(hour.path("ordersPaid").asInt()).isPositive();
    assertThat(hour.path("conversion").asDouble()).isBetween(0.0, 1.0);
  }

  private static JsonNode windows(InnerSystem system) {
    return system.queries().get("/analytics/orders").json();
  }

  @ParameterizedTest
  @CsvSource({"window=5m,window", "window=1M,window", "from=yesterday,from", "to=2026-02-30,to",
      "from=2026-03-01T10:00:00Z&to=2026-03-01T10:00:00Z,to", "from=9999-01-01T00:00:00Z,from",
      "from=1969-12-31T23:59:59Z&to=1970-01-01T00:01:00Z,from", "limit=3,limit",
      "from=2026-03-01T00:00:00Z&to=2026-03-02T01:00:01Z,from", "currency=euro,currency",
      "window=1h&from=2026-01-01T00:00:00Z&to=2026-03-04T12:00:01Z,from"})
  void a_window_that_is_wrong_is_named(String parameters, String name, InnerSystem system) {
    assertProblem(system.queries().get("/analytics/orders?" + parameters), 400, "invalid-request")
        .hasErrorsIn(name);
  }

  @Test
  void what_people_do_is_what_a_query_with_its_token_answers(InnerSystem system) {
    String order = checkOut(system, "0.00", "ok");
    await(system, order, "SHIPPING");
    HttpAnswer left = system.commands().post("/shipments/" + order + "/hand-over",
        "{\"carrier\":\"DHL\",\"trackingNumber\":\"1\"}");
    HttpAnswer found = system.queries().get("/orders/" + order + "/fulfilment",
        "Consistency-Token", left.header("Consistency-Token"));

    assertThat(found.json().path("state").asString()).isEqualTo("UNDER_WAY");
    assertThat(found.json().path("lines").get(0).path("state").asString()).isEqualTo("LEFT");
    assertThat(found.json().has("payment")).isFalse();
    assertProblem(system.queries().get("/payments/" + order), 404, "payment-not-found")
        .saysInDetail("An order that costs nothing has none");
    assertThat(found.header("Consistency-Token")).matches(
        "fulfilments:\\d@\\d+, \\d@\\d+(, shipments:\\d@\\d+)?(, mails:\\d@\\d+)*");
  }

  @Test
  void an_order_that_somebody_else_has_placed_is_left_to_them(InnerSystem system) {
    CartId cart = new CartId(OrderLives.newId());
    String order = cart.order().text();
    String sku = "mug-" + OrderLives.newId();
    HttpProbe commands = system.commands();
    commands.post("/stock/" + sku + "/receive", "{\"quantity\":2,\"reference\":\"d-1\"}");
    commands.post("/orders", OrderLives.place(order).body());
    commands.post("/carts", "{\"cartId\":\"" + cart.text()
        + "\",\"customerId\":\"ada\",\"currency\":\"EUR\"}");
    commands.post("/carts/" + cart.text() + "/set-line",
        "{\"sku\":\"" + sku + "\",\"quantity\":2,\"unitPrice\":\"9.95\"}");
    commands.post("/carts/" + cart.text() + "/checkout", "{\"email\":\"ada@example.org\","
        + "\"shippingAddress\":{\"name\":\"Ada\",\"street\":\"12 St James Square\","
        + "\"postalCode\":\"SW1Y 4JH\",\"city\":\"London\",\"country\":\"GB\"},"
        + "\"paymentMethod\":\"ok\"}");

    awaitState(system, order, "STUCK");
    JsonNode stuck = system.queries().get("/orders/" + order + "/fulfilment").json();
    assertThat(stuck.path("stuck").path("causes").toString()).isEqualTo("[\"ORDER_ID_TAKEN\"]");
    assertThat(stuck.path("stuck").path("what").asString())
        .isEqualTo("another order has this id: abandon");
    assertThat(stuck.has("order")).isFalse();
    assertThat(system.queries().get("/fulfilments?state=STUCK").body()).contains(order);
    String reason = "{\"reason\":\"taken\"}";
    assertProblem(commands.post("/fulfilments/" + order + "/retry", reason), 409,
        "fulfilment-without-order");
    assertThat(commands.post("/fulfilments/" + order + "/abandon", reason).status())
        .isEqualTo(200);
    awaitState(system, order, "CLOSED");
    assertThat(system.queries().get("/orders/" + order + "/fulfilment").body())
        .contains("\"outcome\":\"CANCELLED\"").doesNotContain("\"order\":");
    assertThat(system.queries().get("/orders/" + order).body())
        .contains("\"status\":\"PLACED\"", "\"version\":1,");
    assertThat(system.queries().get("/stock/" + sku).body()).contains("\"available\":2");
    assertThat(new InProcessReplay(system.settings()).run("history", "--process", order))
        .contains("fulfilment.stuck.v1");
  }

  @Test
  void what_is_wrong_in_a_question_is_told(InnerSystem system) {
    HttpProbe queries = system.queries();
    String none = OrderLives.newId();
    assertProblem(queries.get("/payments/" + none), 404, "payment-not-found")
        .has("orderId", none);
    assertProblem(queries.get("/payments/1"), 404, "payment-not-found")
        .saysInDetail("must be a UUID");
    assertProblem(queries.get("/orders/" + none + "/fulfilment"), 404, "fulfilment-not-found")
        .has("orderId", none);
    assertProblem(queries.get("/orders/1/fulfilment"), 404, "fulfilment-not-found");
    assertProblem(queries.get("/fulfilments?state=stuck"), 400, "invalid-request")
        .hasErrorsIn("state");
    assertProblem(queries.get("/fulfilments?cursor=7&limit=0&id=1"), 400, "invalid-request")
        .hasErrorsIn("cursor", "limit", "id");
    String plain = OrderLives.newId();
    system.commands().post("/orders", OrderLives.place(plain).body());
    assertProblem(system.commands().post("/orders/" + plain + "/payment-method",
        "{\"paymentMethod\":\"ok\"}"), 404, "fulfilment-not-found");
  }

  @Test
  void fulfilments_are_found_by_their_state_page_by_page(InnerSystem system) {
    Set<String> paying = Set.of(checkOut(system, "1.00", "challenge"),
        checkOut(system, "2.00", "challenge"));
    paying.forEach(order -> await(system, order, "PAYING"));
    Set<String> found = new HashSet<>();
    String cursor = "";
    JsonNode page;
    do {
      page = system.queries().get("/fulfilments?state=PAYING&limit=1" + cursor).json();
      page.path("items").forEach(item -> {
        assertThat(item.path("state").asString()).isEqualTo("PAYING");
        found.add(item.path("orderId").asString());
      });
      cursor = "&cursor=" + page.path("next").asString("");
    } while (page.has("next"));
    assertThat(found).containsAll(paying);
    String next = system.queries().get("/fulfilments?limit=1").json().path("next").asString();
    assertProblem(system.queries().get("/fulfilments?state=STUCK&cursor=" + next), 400,
        "invalid-request").hasErrorsIn("cursor");
  }

  @Test
  void what_the_provider_has_not_answered_is_found(InnerSystem system) {
    String order = checkOut(system, "9.95", "slow");
    JsonNode asked = awaitEffect(system, order);
    assertThat(asked.path("log").asString()).isEqualTo("payments");
    assertThat(asked.path("txId").asString()).isEqualTo("auth-1");
    assertThat(asked.path("kind").asString()).isEqualTo("AUTHORISE");
    assertThat(asked.path("state").asString()).isIn("DUE", "FAILING");
    assertThat(asked.path("attempt").asInt()).isPositive();
    assertThat(asked.has("since")).isTrue();
    assertThat(asked.has("nextAttemptAt")).isTrue();

    HttpProbe queries = system.queries();
    assertThat(queries.get("/effects").header("Orderlog-Lag")).matches("\\d+");
    assertProblem(queries.get("/effects?state=LATE"), 400, "invalid-request")
        .hasErrorsIn("state");
    assertThat(queries.get("/effects?state=LATE").body())
        .contains("must be one of DUE, FAILING, GAVE_UP");
    String wrongPlace = queries.get("/fulfilments?limit=1").json().path("next").asString("x");
    assertProblem(queries.get("/effects?cursor=" + wrongPlace), 400, "invalid-request")
        .hasErrorsIn("cursor");
  }

  private static JsonNode awaitEffect(InnerSystem system, String order) {
    JsonNode[] found = new JsonNode[1];
    Eventually.isTrue(() -> {
      for (JsonNode item : system.queries().get("/effects?limit=200").json().path("items")) {
        if (item.path("streamId").asString().equals(order)) {
          found[0] = item;
        }
      }
      return found[0] != null;
    }, () -> system.queries().get("/effects?limit=200").body());
    return found[0];
  }

  @Test
  void the_story_of_a_process_is_told_over_all_logs(InnerSystem system) {
    String order = checkOut(system, "9.95", "ok");
    String sku = await(system, order, "SHIPPING").path("lines").get(0).path("sku").asString();
    Eventually.isTrue(() -> system.queries().get("/orders/" + order).body().contains("PAID")
        && system.queries().get("/shipments/" + order).body().contains("LABELLED")
        && system.queries().get("/mails?orderId=" + order).body().contains("SENT"),
        () -> system.queries().get("/orders/" + order).body());
    // Another order's reservation of the same item is no part of the story.
    system.commands().post("/stock/" + sku + "/reserve",
        "{\"reservationId\":\"somebody\",\"quantity\":1,\"holdSeconds\":600}");
    InProcessReplay replay = new InProcessReplay(system.settings());

    List<String> types = replay.run("history", "--process", order).lines()
        .map(line -> line.split(" +", -1)[4]).toList();
    assertThat(types).startsWith("cart.opened.v1", "cart.line-set.v1", "cart.checked-out.v1",
        "fulfilment.started.v1").contains("order.paid.v1").containsSubsequence(
            "order.placed.v1", "order.entrusted.v1", "fulfilment.order-placed.v1",
            "fulfilment.authorising.v1", "payment.authorisation-requested.v1",
            "payment.authorised.v1", "fulfilment.confirming.v1", "stock.reservation-confirmed.v1",
            "fulfilment.line-confirmed.v1", "fulfilment.capturing.v1",
            "payment.capture-requested.v1", "payment.captured.v1", "fulfilment.paid.v1",
            "fulfilment.shipping.v1", "shipment.requested.v1", "shipment.label-created.v1")
        .containsSubsequence(
            "fulfilment.paid.v1", "fulfilment.mailing.v1", "mail.requested.v1", "mail.sent.v1")
        .containsOnlyOnce("stock.reserved.v1");

    JsonNode story = JsonMapper.shared()
        .readTree(replay.run("history", "--process", "--json", order.toUpperCase(Locale.ROOT)));
    assertThat(story).hasSize(types.size());
    Set<String> told = new HashSet<>();
    for (JsonNode event : story) {
      String cause = event.path("cause").asString("");
      assertThat(told.contains(cause) || cause.matches("|answer/.*|webhook/.*"))
          .as("%s is told after %s", event, told).isTrue();
      told.add(event.path("log").asString() + "/" + event.path("stream").asString() + "/"
          + event.path("version").asLong());
    }
  }

  @Test
  void a_story_that_is_not_there_is_told_apart_from_an_order_without_one(InnerSystem system) {
    String plain = OrderLives.newId();
    system.commands().post("/orders", OrderLives.place(plain).body());
    InProcessReplay replay = new InProcessReplay(system.settings());
    assertThat(replay.fail("history", "--process", plain))
        .contains("no process drives the order " + plain);
    String none = OrderLives.newId();
    assertThat(replay.fail("history", "--process", none))
        .contains("the log has no order " + none);
    assertThat(replay.fail("history", "--process", "--log", "stock", "mug"))
        .contains("leave --log out");
  }

  @Test
  void clients_listen_to_one_fulfilment_and_to_one_payment(InnerSystem system) throws Exception {
    String order = checkOut(system, "9.95", "challenge");
    await(system, order, "PAYING");
    for (String log : new String[]{"fulfilments", "payments"}) {
      String all = system.queryUrl() + "/events?log=" + log + "&orderId=" + order;
      String begin;
      try (EventStream events = EventStream.open(all)) {
        begin = events.nextId().replaceAll("@\\d+", "@0");
      }
      try (EventStream events = EventStream.open(all, "Last-Event-ID", begin)) {
        assertThat(events.nextData()).startsWith("{\"orderId\":\"" + order
            + "\",\"version\":1,\"type\":\"" + log.substring(0, log.length() - 1) + ".");
      }
    }
  }

  @Test
  void the_tools_know_them(InnerSystem system, @TempDir Path folder) throws IOException {
    String order = checkOut(system, "9.95", "challenge");
    await(system, order, "PAYING");
    InProcessReplay replay = new InProcessReplay(system.settings());
    assertThat(replay.run("history", "--log", "fulfilments", order))
        .contains("fulfilment.started.v1", "fulfilment.authorising.v1", "PAYING");
    assertThat(replay.run("history", "--log", "payments", order))
        .contains("payment.authorisation-requested.v1", "ACTION_REQUIRED");
    for (String readModel : new String[]{"payments", "shipments", "mails", "fulfilments", "effects",
        "fulfilment_minutes"}) {
      assertThat(replay.run("list")).contains(readModel);
      assertThat(replay.run("rebuild", readModel)).contains(readModel + ": generation ");
      assertThat(replay.run("verify", readModel)).contains("all as the log says");
      assertThat(replay.run("rollback", readModel)).contains("is active now");
    }
    for (String log : new String[]{"payments", "fulfilments"}) {
      Path exported = folder.resolve(log + ".jsonl");
      replay.run("export", "--log", log, "--to", exported.toString());
      InProcessReplay elsewhere = new InProcessReplay(Map.of(
          "ORDERLOG_DATA", folder.resolve("data of " + log).toString(),
          "ORDERLOG_KAFKA_PORT", RunningSystem.freePort()));
      elsewhere.run("import", "--log", log, "--from", exported.toString());
      Path again = folder.resolve("again " + log + ".jsonl");
      elsewhere.run("export", "--log", log, "--to", again.toString());
      assertThat(Files.readString(again)).isEqualTo(Files.readString(exported));
    }
  }

  private static String checkOut(InnerSystem system, String unitPrice, String method) {
    return new Checkout(new DescribedClient(system.commands(), new OpenApi()))
        .of("mug-" + OrderLives.newId(), unitPrice, method);
  }

  private static void awaitState(InnerSystem system, String order, String state) {
    String path = "/orders/" + order + "/fulfilment";
    Eventually.isTrue(
        () -> system.queries().get(path).body().contains("\"state\":\"" + state + "\""),
        () -> system.queries().get(path).body());
  }

  /** What is told of the order as soon as its process is there, and the provider has answered. */
  private static JsonNode await(InnerSystem system, String order, String state) {
    String path = "/orders/" + order + "/fulfilment";
    Eventually.isTrue(() -> {
      HttpAnswer found = system.queries().get(path);
      return found.status() == 200 && found.json().path("state").asString().equals(state)
          && found.json().has("order")
          && (!state.equals("PAYING") || found.body().contains("ACTION_REQUIRED"));
    }, () -> system.queries().get(path).body());
    return system.queries().get(path).json();
  }
}
