package io.orderlog.command.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.ShopSettings;
import io.orderlog.command.CarrierAddress.NotSaid;
import io.orderlog.command.effects.http.Destinations;
import io.orderlog.command.effects.smtp.MailServer;
import io.orderlog.command.token.TokenSecrets;
import io.orderlog.command.webhook.SignedWebhook;
import io.orderlog.command.webhook.WebhookSecrets;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.fulfilment.FulfilmentLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.eventlog.stock.StockLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An order whose time to pay runs out. */
@ExtendWith(SharedKafka.class)
class UnpaidTest {

  private static final Duration TIME_TO_PAY = Duration.ofSeconds(2);

  @Test
  void it_is_cancelled_and_its_goods_are_given_back(EmbeddedKafka kafka, @TempDir Path data) {
    ShopSettings settings = new ShopSettings(Optional.empty(), new NotSaid(),
        new MailServer.NotSaid(), new WebhookSecrets(List.of(SignedWebhook.SECRET)),
        WebhookSecrets.none(), TokenSecrets.none(), TIME_TO_PAY, new Destinations(false),
        "none");
    try (RunningShop shop = RunningShop.start(
        KafkaConnection.to(kafka.bootstrapServers()), data, 2, settings)) {
      String sku = "mug-" + data.getFileName();
      shop.receive(sku, 3);
      String order = shop.checkOut(sku, 2, "declined");
      Eventually.holds(() -> assertThat(shop.types(PaymentLog.PAYMENTS, order)).isNotEmpty());
      decline(shop, order);

      Eventually.holds(() -> assertThat(shop.types(FulfilmentLog.FULFILMENTS, order))
          .endsWith("fulfilment.closed.v1"));
      assertThat(shop.types(OrderLog.ORDERS, order)).endsWith("order.cancelled.v1");
      assertThat(shop.types(StockLog.STOCK, sku)).endsWith("stock.reservation-released.v1");
      requireInTime(shop, order);
    }
  }

  private static void decline(RunningShop shop, String order) {
    SignedWebhook.of("msg_" + order, Instant.now(), "{\"type\":\"payment.declined\","
        + "\"timestamp\":\"2026-03-01T10:15:30Z\",\"data\":{\"id\":\"pay_1\",\"reference\":\""
        + order + "\",\"paymentKey\":\"payments/" + order + "/auth-1\",\"key\":\"payments/" + order
        + "/auth-1\",\"amount\":1990,\"currency\":\"EUR\",\"code\":\"no-funds\"}}")
        .to(shop.client(), "/webhooks/payments");
  }

  /** Given up by the deadline, and not before it. */
  private static void requireInTime(RunningShop shop, String order) {
    var events = shop.history(FulfilmentLog.FULFILMENTS, order);
    assertThat(events).filteredOn(event -> event.type().equals("fulfilment.unwinding.v1"))
        .singleElement().satisfies(unwinding -> {
          assertThat(unwinding.metadata().commandId()).startsWith("orderlog/deadline/");
          assertThat(unwinding.metadata().time()).isAfterOrEqualTo(
              events.getFirst().metadata().time().plus(TIME_TO_PAY));
        });
  }
}
