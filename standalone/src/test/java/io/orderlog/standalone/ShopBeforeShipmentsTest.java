package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A data folder of a shop that had no carrier and no mails, with orders at every point of their way. Those that
 * were paid go on as they began: people see to their parcels. Those that are paid now are carried.
 * The time of day is that at which the folder was left.
 */
@Tag("long")
class ShopBeforeShipmentsTest {

  private static final Duration AWAY = Duration.ofSeconds(5);

  @Test
  void its_orders_go_on_from_where_they_were(@TempDir Path folder) throws IOException {
    EarlierFiles.unpack("shop-before-shipments.zip", folder);
    JsonNode left = EarlierFiles.json("shop-before-shipments.json");
    try (InnerSystem system = InnerSystem.start(
        goingOnFrom(Instant.parse(left.path("at").asString())),
        Map.of("ORDERLOG_DATA", folder.toString(),
            "ORDERLOG_SIMULATOR_HANDED_OVER_MS", "300",
            "ORDERLOG_SIMULATOR_DELIVERED_MS", "600"));
        HttpProbe outside = new HttpProbe(system.providerUrl())) {
      Orders orders = new Orders(system, left.path("orders"));
      orders.await("delivered", "DELIVERED");
      orders.await("cancelled", "CLOSED");

      HttpAnswer confirmed = outside.post(
          "/sim/payments/" + left.path("challenge").asString() + "/confirm", "{}");
      assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
      orders.succeeds("declined", "/orders/{id}/payment-method", "{\"paymentMethod\":\"ok\"}");
      for (String paidNow : new String[]{"challenged", "declined", "unanswered"}) {
        assertThat(orders.await(paidNow, "DELIVERED").path("shipments")).as(paidNow).hasSize(1);
      }

      orders.succeeds("handed-over", "/shipments/{id}/deliver", "{}");
      orders.await("handed-over", "DELIVERED");
      orders.succeeds("paid", "/shipments/{id}/hand-over",
          "{\"carrier\":\"Bike\",\"trackingNumber\":\"7\"}");
      orders.await("paid", "UNDER_WAY");
      orders.succeeds("paid", "/shipments/{id}/deliver", "{}");
      assertThat(orders.await("paid", "DELIVERED").path("shipments")).isEmpty();
      orders.succeeds("paid-unwanted", "/orders/{id}/cancel", "{\"reason\":\"too late\"}");
      assertThat(orders.await("paid-unwanted", "CLOSED").path("payment").path("refunded")
          .asString()).isEqualTo("19.90");

      assertThat(outside.get("/sim/labels").json().path("labels")
          .findValuesAsString("reference")).containsExactlyInAnyOrder(orders.id("challenged"),
              orders.id("declined"), orders.id("unanswered"));
      // Of what was over, or happened before there were mails, nobody is told.
      Eventually.isTrue(() -> subjects(outside).size() >= 14, () -> subjects(outside).toString());
      assertThat(subjects(outside)).containsExactlyInAnyOrder(
          orders.told("challenged", "is confirmed"), orders.told("challenged", "is on its way"),
          orders.told("challenged", "was delivered"), orders.told("declined", "is confirmed"),
          orders.told("declined", "is on its way"), orders.told("declined", "was delivered"),
          orders.told("unanswered", "is confirmed"), orders.told("unanswered", "is on its way"),
          orders.told("unanswered", "was delivered"),
          orders.told("handed-over", "was delivered"), orders.told("paid", "is on its way"),
          orders.told("paid", "was delivered"), orders.told("paid-unwanted", "was cancelled"),
          "A refund for your order " + orders.id("paid-unwanted"));
      assertThat(new InProcessReplay(system.settings()).run("verify", "--all"))
          .contains("shipments").contains("mails").contains("all as the log says");
    }
  }

  private static List<String> subjects(HttpProbe outside) {
    return outside.get("/mailbox?limit=1000").json().path("items")
        .findValuesAsString("subject");
  }

  private static TimeSource goingOnFrom(Instant left) {
    TimeSource system = TimeSource.system();
    Duration ago = Duration.between(left.plus(AWAY), system.instant());
    return TimeSource.of(InstantSource.offset(system, ago.negated()), system);
  }

  /** The orders that were left, each by what it was left for. */
  private record Orders(InnerSystem system, JsonNode ids) {

    String id(String name) {
      return ids.required(name).asString();
    }

    String told(String name, String what) {
      return "Your order " + id(name) + " " + what;
    }

    void succeeds(String name, String path, String body) {
      HttpAnswer answer = system.commands().post(path.replace("{id}", id(name)), body);
      assertThat(answer.status()).as("%s of %s: %s", path, name, answer.body()).isEqualTo(200);
    }

    JsonNode await(String name, String state) {
      Eventually.isTrue(() -> found(name).path("state").asString("").equals(state),
          () -> name + ": " + found(name));
      return found(name);
    }

    private JsonNode found(String name) {
      return system.queries().get("/orders/" + id(name) + "/fulfilment").json();
    }
  }
}
