package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Orders that a carrier brings to their customers, as {@code start} does it by itself. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // Set before each test.
class CarriedOrderTest {

  private InnerSystem system;
  private HttpProbe carrier;

  @BeforeAll
  void start() {
    system = InnerSystem.start(Map.of("ORDERLOG_SIMULATOR_HANDED_OVER_MS", "700",
        "ORDERLOG_SIMULATOR_DELIVERED_MS", "1000"));
  }

  @AfterAll
  void stop() throws IOException {
    system.close();
  }

  @BeforeEach
  void open() {
    carrier = new HttpProbe(system.providerUrl());
  }

  @AfterEach
  void close() {
    carrier.close();
  }

  @Test
  void an_order_is_delivered_by_itself_and_its_label_can_be_printed() {
    String order = checkOut("London");
    JsonNode found = await(order, "DELIVERED");
    assertThat(found.path("order").path("status").asString()).isEqualTo("DELIVERED");
    assertThat(found.path("shipments")).singleElement().satisfies(shipment -> {
      assertThat(shipment.path("status").asString()).isEqualTo("DELIVERED");
      assertThat(shipment.path("carrier").asString()).isEqualTo("Simulated Post");
    });
    assertThat(found.path("lines").get(0).path("state").asString()).isEqualTo("LEFT");
    HttpAnswer label = system.queries().get("/shipments/" + order + "/label");
    assertThat(label.status()).as(label.body()).isEqualTo(200);
    assertThat(label.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(label.body()).startsWith("%PDF-").contains("Ada");
    assertThat(labels(order)).singleElement()
        .satisfies(each -> assertThat(each.path("status").asString()).isEqualTo("delivered"));
    Eventually.isTrue(() -> mails(order).size() == 3, () -> mails(order).toString());
    assertThat(mails(order)).extracting(mail -> mail.path("subject").asString())
        .containsExactly("Your order " + order + " was delivered",
            "Your order " + order + " is on its way", "Your order " + order + " is confirmed");
    assertThat(mails(order)).allSatisfy(mail -> {
      assertThat(mail.path("from").asString()).isEqualTo("orders@shop.example");
      assertThat(mail.path("to")).singleElement()
          .extracting(JsonNode::asString).isEqualTo("ada@example.org");
      assertThat(mail.path("text").asString()).startsWith("Hello Ada,");
      assertThat(mail.path("received")).hasSize(1);
    });
    assertThat(mails(order).get(2).path("text").asString()).contains("19.90 EUR", "2 x mug-");
    Eventually.isTrue(() -> !fulfilment(order).path("mails").toString().contains("REQUESTED"),
        () -> fulfilment(order).toString());
    assertThat(fulfilment(order).path("mails")).extracting(
        mail -> mail.path("template").asString() + " " + mail.path("status").asString())
        .containsExactly("CONFIRMED SENT", "ON_ITS_WAY SENT", "DELIVERED SENT");
  }

  @Test
  void an_order_that_is_cancelled_before_the_carrier_comes_leaves_nothing() {
    String order = checkOut("London");
    Eventually.isTrue(() -> !labels(order).isEmpty(), () -> "no label");
    HttpAnswer cancelled = system.commands().post(
        "/orders/" + order + "/cancel", "{\"reason\":\"changed my mind\"}");
    if (cancelled.status() == 200) {
      JsonNode ended = awaitEnd(order);
      Eventually.isTrue(() -> ended.path("state").asString().equals("STUCK")
          || mails(order).toString().contains("was cancelled"), () -> mails(order).toString());
      String label = labels(order).get(0).path("status").asString();
      assertThat(ended.path("state").asString())
          .isEqualTo(label.equals("cancelled") ? "CLOSED" : "STUCK");
    } else {
      // The carrier was quicker than this thread.
      await(order, "DELIVERED");
    }
  }

  @Test
  void what_left_by_hand_is_called_off() {
    String order = checkOut("London");
    Eventually.isTrue(() -> !labels(order).isEmpty(), () -> "no label");
    system.commands().post("/shipments/" + order + "/hand-over",
        "{\"carrier\":\"Bike\",\"trackingNumber\":\"7\"}");
    Eventually.isTrue(() -> !labels(order).get(0).path("status").asString().equals("created"),
        () -> labels(order).toString());
    assertThat(fulfilment(order).path("order").path("status").asString())
        .isIn("PAID", "SHIPPED", "DELIVERED");
  }

  @Test
  void where_no_carrier_goes_a_person_has_to_see_to_it() {
    String order = checkOut("Nowhere");
    JsonNode stuck = await(order, "STUCK");
    assertThat(stuck.path("stuck").toString()).contains("SHIPMENT_FAILED");
    assertThat(stuck.path("shipments").get(0).path("status").asString()).isEqualTo("FAILED");
    assertThat(system.commands().post("/shipments/" + order + "/hand-over",
        "{\"carrier\":\"Bike\",\"trackingNumber\":\"7\"}").status()).isEqualTo(200);
    await(order, "UNDER_WAY");
    assertThat(system.commands().post("/shipments/" + order + "/deliver", "{}").status())
        .isEqualTo(200);
    await(order, "DELIVERED");
  }

  private String checkOut(String city) {
    String sku = "mug-" + OrderLives.newId();
    String cart = OrderLives.newId();
    post("/stock/" + sku + "/receive", "{\"quantity\":5,\"reference\":\"delivery\"}");
    post("/carts", CartOfTea.opening(cart));
    post("/carts/" + cart + "/set-line",
        "{\"sku\":\"" + sku + "\",\"quantity\":2,\"unitPrice\":\"9.95\"}");
    return post("/carts/" + cart + "/checkout", """
        {"email":"ada@example.org","paymentMethod":"ok","shippingAddress":{"name":"Ada",
         "street":"Main Street 1","postalCode":"12345","city":"CITY","country":"GB"}}"""
        .replace("CITY", city)).json().path("orderId").asString();
  }

  private HttpAnswer post(String path, String body) {
    HttpAnswer answer = system.commands().post(path, body);
    assertThat(answer.status()).as("%s %s", path, answer.body()).isBetween(200, 201);
    return answer;
  }

  private JsonNode await(String order, String state) {
    Eventually.isTrue(() -> fulfilment(order).path("state").asString("").equals(state)
        && (!state.equals("DELIVERED")
            || fulfilment(order).path("order").path("status").asString("").equals(state)),
        () -> fulfilment(order).toString());
    return fulfilment(order);
  }

  private JsonNode awaitEnd(String order) {
    Eventually.isTrue(() -> {
      String state = fulfilment(order).path("state").asString("");
      return state.equals("CLOSED") || state.equals("STUCK");
    }, () -> fulfilment(order).toString());
    return fulfilment(order);
  }

  private JsonNode fulfilment(String order) {
    return system.queries().get("/orders/" + order + "/fulfilment").json();
  }

  /** Those about this order, the newest first. */
  private List<JsonNode> mails(String order) {
    return carrier.get("/mailbox?limit=1000").json().path("items").valueStream()
        .filter(mail -> mail.path("subject").asString().contains(order)).toList();
  }

  private JsonNode labels(String order) {
    return carrier.get("/v1/labels?reference=" + order).json().path("items");
  }
}
