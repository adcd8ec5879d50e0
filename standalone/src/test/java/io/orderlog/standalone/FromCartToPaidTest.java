package io.orderlog.standalone;

import static io.orderlog.standalone.OrderLives.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Carts that are checked out, and where their goods and their money are in the end. */
@ExtendWith(SharedSystem.class)
@SuppressWarnings("NullAway.Init") // Set before each test.
class FromCartToPaidTest {

  private final String sku = "mug-" + newId();
  private InnerSystem system;
  private HttpProbe provider;

  @BeforeEach
  void receive(InnerSystem shared) {
    system = shared;
    provider = new HttpProbe(shared.providerUrl());
    post("/stock/" + sku + "/receive", 200, "{\"quantity\":5,\"reference\":\"delivery\"}");
  }

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void a_good_payment_is_taken_and_the_goods_are_kept_for_it() {
    String order = checkOut("ok");
    awaitStatus(order, "PAID");
    assertThat(payment(order, "auth-1").path("captured").asLong()).isEqualTo(1990);
    assertThat(reserved()).isEqualTo(2);
    assertThat(system.queries().get("/orders/" + order).json().at("/payment/reference").asString())
        .isEqualTo(payment(order, "auth-1").path("id").asString());
  }

  @Test
  void one_that_is_declined_may_be_paid_in_another_way() {
    String order = checkOut("declined");
    Eventually.isTrue(
        () -> payment(order, "auth-1").path("status").asString().equals("declined"),
        () -> ledger().toString());
    Eventually.isTrue(() -> system.commands().post("/orders/" + order + "/payment-method",
        "{\"paymentMethod\":\"ok\"}").status() == 200, () -> "not awaited");
    awaitStatus(order, "PAID");
    assertThat(payment(order, "auth-2").path("captured").asLong()).isEqualTo(1990);
    assertThat(payment(order, "auth-1").path("authorised").asLong()).isZero();
  }

  @Test
  void one_that_is_cancelled_while_the_customer_is_asked_holds_neither_goods_nor_money() {
    String order = checkOut("challenge");
    Eventually.isTrue(
        () -> payment(order, "auth-1").path("status").asString().equals("action-required"),
        () -> ledger().toString());
    assertThat(reserved()).isEqualTo(2);
    post("/orders/" + order + "/cancel", 200, "{\"reason\":\"changed my mind\"}");
    Eventually.isTrue(() -> payment(order, "auth-1").path("status").asString().equals("voided"),
        () -> ledger().toString());
    awaitReserved(0);
    assertThat(payment(order, "auth-1").path("captured").asLong()).isZero();
  }

  @Test
  void one_that_the_customer_confirms_is_taken() {
    String order = checkOut("challenge");
    Eventually.isTrue(
        () -> payment(order, "auth-1").path("status").asString().equals("action-required"),
        () -> ledger().toString());
    String id = payment(order, "auth-1").path("id").asString();
    assertThat(provider.post("/sim/payments/" + id + "/confirm", "{}").status()).isEqualTo(200);
    awaitStatus(order, "PAID");
  }

  @Test
  void one_that_is_taken_later_is_told_by_the_provider() {
    String order = checkOut("captured-late");
    awaitStatus(order, "PAID");
    assertThat(payment(order, "auth-1").path("captured").asLong()).isEqualTo(1990);
  }

  @Test
  void what_the_customers_bank_takes_back_is_recorded() {
    String order = checkOut("chargeback");
    awaitStatus(order, "PAID");
    Eventually.isTrue(() -> paymentEvents(order).contains("payment.charged-back.v1"),
        () -> paymentEvents(order) + " " + ledger());
    assertThat(payment(order, "auth-1").path("chargedBack").asLong()).isEqualTo(1990);
  }

  @Test
  void what_is_sold_out_is_never_paid() {
    String first = checkOut("ok");
    String second = checkOut("ok");
    String third = checkOut("ok");
    awaitStatus(first, "PAID");
    awaitStatus(second, "PAID");
    awaitStatus(third, "CANCELLED");
    assertThat(payment(third, "auth-1").isMissingNode()).isTrue();
    assertThat(reserved()).isEqualTo(4);
  }

  @Test
  void others_may_not_pay_or_ship_what_a_process_drives() {
    String order = checkOut("ok");
    awaitStatus(order, "PAID");
    HttpAnswer refused = system.commands().post("/orders/" + order + "/ship",
        "{\"carrier\":\"DHL\",\"trackingNumber\":\"1\"}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("order-entrusted");
    post("/shipments/" + order + "/hand-over", 200,
        "{\"carrier\":\"DHL\",\"trackingNumber\":\"1\"}");
    awaitStatus(order, "SHIPPED");
    awaitReserved(0);
    post("/shipments/" + order + "/deliver", 200, "{}");
    awaitStatus(order, "DELIVERED");
    assertThat(item().path("onHand").asLong()).isEqualTo(3);
  }

  private List<String> paymentEvents(String order) {
    List<String> types = new ArrayList<>();
    try (var log = KafkaEventLog.open(
        PaymentLog.PAYMENTS, KafkaConnection.to(system.bootstrapServers()))) {
      int partition = log.partitionOf(order);
      long end = log.endOffsets(Set.of(partition)).of(partition);
      try (var reader = log.openReader(Offsets.at(partition, 0))) {
        while (reader.positions().of(partition) < end) {
          reader.poll(Duration.ofMillis(100)).stream()
              .filter(event -> event.streamId().equals(order))
              .forEach(event -> types.add(event.type()));
        }
      }
    }
    return types;
  }

  private String checkOut(String paymentMethod) {
    String cart = newId();
    post("/carts", 201, CartOfTea.opening(cart));
    post("/carts/" + cart + "/set-line", 200, String.format(Locale.ROOT,
        "{\"sku\":\"%s\",\"quantity\":2,\"unitPrice\":\"9.95\"}", sku));
    return post("/carts/" + cart + "/checkout", 200,
        CartOfTea.CHANGES.getOrDefault("checkout", "")
            .replace("\"ok\"", "\"" + paymentMethod + "\""))
        .json().path("orderId").asString();
  }

  private HttpAnswer post(String path, int status, String body) {
    HttpAnswer answer = system.commands().post(path, body);
    assertThat(answer.status()).as("%s %s", path, answer.body()).isEqualTo(status);
    return answer;
  }

  private void awaitStatus(String order, String status) {
    Eventually.isTrue(() -> system.queries().get("/orders/" + order).json().path("status")
        .asString("").equals(status),
        () -> system.queries().get("/orders/" + order + "/history").body());
  }

  private void awaitReserved(long quantity) {
    Eventually.isTrue(() -> reserved() == quantity, () -> item().toString());
  }

  private long reserved() {
    return item().path("reserved").asLong();
  }

  private JsonNode item() {
    return system.queries().get("/stock/" + sku).json();
  }

  private JsonNode payment(String order, String transaction) {
    return ledger().path("payments").values().stream()
        .filter(each -> each.path("key").asString().equals(
            "payments/" + order + "/" + transaction))
        .findFirst().orElseGet(() -> ledger().path("no such payment"));
  }

  private JsonNode ledger() {
    return provider.get("/sim/ledger").json();
  }
}
