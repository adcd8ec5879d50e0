package io.orderlog.command.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.http.HttpAnswer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What follows from an event in one process is done by a writer in another. */
@Tag("long")
@ExtendWith(SharedKafka.class)
class TwoShopsTest {

  @TempDir
  private Path data;
  private KafkaConnection kafka = KafkaConnection.to("nowhere:1");

  @BeforeEach
  void connect(EmbeddedKafka shared) {
    kafka = KafkaConnection.to(shared.bootstrapServers());
  }

  @Test
  void processes_go_on_over_two_command_sides_and_when_one_of_them_leaves() {
    String sku = "mug-" + data.getFileName();
    List<String> orders = new ArrayList<>();
    try (RunningShop one = RunningShop.start(kafka, data.resolve("one"), 2)) {
      try (RunningShop other = RunningShop.start(kafka, data.resolve("other"), 2)) {
        List.of(one, other).forEach(TwoShopsTest::awaitHalfOfTheSlots);
        other.receive(sku, 100);
        for (int i = 0; i < 5; i++) {
          orders.add(one.checkOut(sku, 1, "ok"));
          orders.add(other.checkOut(sku, 1, "ok"));
        }
        orders.subList(0, 5).forEach(order -> awaitAsked(one, order));
      }
      orders.forEach(order -> awaitAsked(one, order));
      assertThat(orders).allSatisfy(order -> assertThat(one.types(OrderLog.ORDERS, order))
          .containsExactly("order.placed.v1", "order.entrusted.v1"));
    }
  }

  private static void awaitHalfOfTheSlots(RunningShop shop) {
    Eventually.holds(() -> {
      HttpAnswer health = shop.client().get("/health/ready");
      assertThat(health.status()).as(health.body()).isEqualTo(200);
      assertThat(health.json().path("writers").values().stream()
          .filter(writer -> writer.path("here").asBoolean())).as(health.body()).hasSize(11);
    });
  }

  private static void awaitAsked(RunningShop shop, String order) {
    Eventually.holds(() -> assertThat(shop.types(PaymentLog.PAYMENTS, order))
        .containsExactly("payment.authorisation-requested.v1"));
  }
}
