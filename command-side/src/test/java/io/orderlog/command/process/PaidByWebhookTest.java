package io.orderlog.command.process;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.ShopSettings;
import io.orderlog.command.webhook.SignedWebhook;
import io.orderlog.command.webhook.WebhookSecrets;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.http.HttpAnswer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A provider that answers by webhooks alone, whenever and as often as it likes. */
@ExtendWith(SharedKafka.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // Set before the first test.
class PaidByWebhookTest {

  private RunningShop shop;
  private TellingProvider provider;

  @BeforeAll
  void start(EmbeddedKafka kafka, @TempDir Path data) {
    shop = RunningShop.start(KafkaConnection.to(kafka.bootstrapServers()), data, 2,
        ShopSettings.alone().withWebhookSecrets(
            new WebhookSecrets(List.of(SignedWebhook.SECRET))));
    provider = new TellingProvider(shop);
  }

  @AfterAll
  void stop() {
    shop.close();
  }

  @Test
  void an_order_is_paid_by_what_the_provider_tells() {
    String order = ordered();
    assertTaken(provider.authorised(order));
    Eventually.holds(() -> assertThat(shop.types(PaymentLog.PAYMENTS, order))
        .contains("payment.capture-requested.v1"));
    assertTaken(provider.captured(order));
    Eventually.holds(() -> assertThat(shop.types(OrderLog.ORDERS, order))
        .endsWith("order.paid.v1"));
    assertThat(shop.history(PaymentLog.PAYMENTS, order)).filteredOn(
        event -> event.type().equals("payment.captured.v1")).singleElement().satisfies(event -> {
          assertThat(event.metadata().commandId()).startsWith("orderlog/webhook/msg_");
          assertThat(event.metadata().correlationId()).isEqualTo(order);
          assertThat(event.metadata().causationId()).startsWith("webhook/msg_");
        });
  }

  @Test
  void what_comes_twice_is_recorded_once() {
    String order = ordered();
    String body = TellingProvider.body("authorised", order, provider.authorisation(order), "");
    SignedWebhook webhook = SignedWebhook.of("msg_" + order, Instant.now(), body);
    assertTaken(webhook.to(shop.client(), "/webhooks/payments"));
    assertTaken(webhook.to(shop.client(), "/webhooks/payments"));
    assertTaken(provider.send(body));
    assertThat(shop.types(PaymentLog.PAYMENTS, order))
        .containsOnlyOnce("payment.authorised.v1");
  }

  @Test
  void what_comes_in_reverse_or_too_late_is_taken() {
    String order = ordered();
    String authorisation = provider.authorisation(order);
    assertTaken(provider.tell("captured", order, authorisation, ",\"operationId\":\"pay_1-1\""));
    assertTaken(provider.tell("authorised", order, authorisation, ""));
    assertTaken(provider.tell("declined", order, authorisation, ""));
    assertThat(shop.types(PaymentLog.PAYMENTS, order)).contains("payment.captured.v1")
        .doesNotContain("payment.declined.v1");
  }

  @Test
  void what_nobody_asked_for_is_not_there() {
    String order = UUID.randomUUID().toString();
    assertProblem(provider.tell("authorised", order, "auth-1", ""), 404, "payment-not-found")
        .has("orderId", order);
    String known = ordered();
    assertProblem(provider.tell("voided", known, "auth-2", ",\"operationId\":\"pay_1-1\""), 404,
        "transaction-not-found");
  }

  private String ordered() {
    String sku = "mug-" + System.nanoTime();
    shop.receive(sku, 3);
    String order = shop.checkOut(sku, 2, "ok");
    Eventually.holds(() -> assertThat(shop.types(PaymentLog.PAYMENTS, order))
        .contains("payment.authorisation-requested.v1"));
    return order;
  }

  private static void assertTaken(HttpAnswer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(204);
  }
}
