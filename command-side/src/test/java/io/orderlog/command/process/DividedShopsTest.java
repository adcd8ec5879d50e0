package io.orderlog.command.process;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandSideSettings;
import io.orderlog.command.ShopSettings;
import io.orderlog.command.webhook.SignedWebhook;
import io.orderlog.command.webhook.WebhookSecrets;
import io.orderlog.embedded.BrokerSettings;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.http.HttpAnswer;
import io.orderlog.settings.Durability;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two command sides that have nothing in common but the cluster: each serves what the other does not. */
@Tag("long")
class DividedShopsTest {

  private static final Set<String> SHOP = Set.of("orders", "carts");
  private static final Set<String> BACK_OFFICE =
      Set.of("stock", "waits", "products", "risk", "payments", "shipments", "mails", "fulfilments");

  @TempDir
  private Path data;

  @Test
  void an_order_is_paid_over_both_whoever_is_asked_and_when_one_is_started_again() {
    try (EmbeddedKafka broker = EmbeddedKafka.start(
        BrokerSettings.onFreePort(data.resolve("kafka"), Durability.PROCESS_CRASH))) {
      KafkaConnection kafka = KafkaConnection.to(broker.bootstrapServers());
      try (RunningShop shop = start(kafka, "shop", SHOP)) {
        nobodyServesStock(shop);
        String atShop;
        String atOffice;
        try (RunningShop office = start(kafka, "office", BACK_OFFICE)) {
          eachSaysWhatItServes(shop, office);
          cartsAreHeldToProductsOfTheOther(shop, office);
          shop.receive("mug", 100);
          office.receive("cup", 100);
          atShop = askedForMoney(shop, "mug");
          atOffice = askedForMoney(office, "cup");
          assertTaken(new TellingProvider(shop).authorised(atShop));
          assertTaken(new TellingProvider(office).authorised(atOffice));
        }
        nobodyAnswersForStock(shop);
        try (RunningShop office = start(kafka, "office", BACK_OFFICE)) {
          pay(office, atShop);
          pay(shop, atOffice);
        }
      }
    }
  }

  private RunningShop start(KafkaConnection kafka, String name, Set<String> serve) {
    CommandSideSettings settings = RunningShop.settings(kafka, data.resolve(name), 2)
        .with(ShopSettings.alone().withWebhookSecrets(
            new WebhookSecrets(List.of(SignedWebhook.SECRET))))
        .serving(serve);
    return RunningShop.start(settings);
  }

  /** Ready is who can do what he serves. */
  private static void nobodyServesStock(RunningShop shop) {
    assertThat(shop.client().get("/health/ready").status()).isEqualTo(200);
    assertProblem(receive(shop), 503, "not-writable")
        .saysInDetail("no process has served stock yet");
  }

  private static void nobodyAnswersForStock(RunningShop shop) {
    assertProblem(receive(shop), 503, "not-writable")
        .saysInDetail("does not answer, and no other one that serves it has taken over yet");
  }

  private static HttpAnswer receive(RunningShop shop) {
    return shop.client().post(
        "/stock/mug/receive", "{\"quantity\":1,\"reference\":\"delivery\"}");
  }

  private static void eachSaysWhatItServes(RunningShop shop, RunningShop office) {
    Eventually.holds(() -> {
      JsonNode atShop = shop.client().get("/health/ready").json();
      JsonNode atOffice = office.client().get("/health/ready").json();
      assertThat(atShop.path("serves").valueStream().map(JsonNode::asString))
          .containsExactly("orders", "carts");
      assertThat(atOffice.path("serves").valueStream().map(JsonNode::asString))
          .containsExactly("stock", "waits", "products", "risk", "payments", "shipments", "mails",
              "fulfilments");
      assertThat(owners(atShop)).containsExactlyInAnyOrderElementsOf(owners(atOffice))
          .hasSize(20).allMatch(writer -> writer.matches(
              "(orders|carts) . " + shop.url()
                  + "|(stock|waits|products|risk|payments|shipments|mails|fulfilments) . "
                  + office.url()));
    });
  }

  /** There was no log of products when the process with the carts started. */
  private static void cartsAreHeldToProductsOfTheOther(RunningShop shop, RunningShop office) {
    shop.post("/products/teapot/list", 200, "{\"name\":\"Teapot\",\"prices\":{\"EUR\":\"19.90\"}}");
    String cart = office.post("/carts", 201, "{\"customerId\":\"c-1\",\"currency\":\"EUR\"}")
        .json().path("cartId").asString();
    Eventually.holds(() -> assertProblem(office.client().post("/carts/" + cart + "/set-line",
        "{\"sku\":\"teapot\",\"quantity\":1,\"unitPrice\":\"18\"}"), 409, "price-changed")
        .hasText("\"unitPrice\":\"19.90\""));
  }

  private static List<String> owners(JsonNode health) {
    return health.path("writers").valueStream().map(writer -> writer.path("aggregate").asString()
        + " " + writer.path("slot").asInt() + " " + writer.path("owner").asString("")).toList();
  }

  private static String askedForMoney(RunningShop shop, String sku) {
    String order = shop.checkOut(sku, 2, "ok");
    Eventually.holds(() -> assertThat(shop.types(PaymentLog.PAYMENTS, order))
        .contains("payment.authorisation-requested.v1"));
    return order;
  }

  private static void pay(RunningShop shop, String order) {
    Eventually.holds(() -> assertThat(shop.types(PaymentLog.PAYMENTS, order))
        .contains("payment.capture-requested.v1"));
    Eventually.holds(() -> assertTaken(new TellingProvider(shop).captured(order)));
    Eventually.holds(() -> assertThat(shop.types(OrderLog.ORDERS, order))
        .endsWith("order.paid.v1"));
  }

  private static void assertTaken(HttpAnswer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(204);
  }
}
