package io.orderlog.command.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.fulfilment.FulfilmentLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.eventlog.stock.StockLog;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From a cart to the question whether the money is held, over five logs of a real broker. */
@Tag("long")
@ExtendWith(SharedKafka.class)
class CheckoutTest {

  @TempDir
  private Path data;
  private KafkaConnection kafka = KafkaConnection.to("nowhere:1");

  @BeforeEach
  void connect(EmbeddedKafka shared) {
    kafka = KafkaConnection.to(shared.bootstrapServers());
  }

  @Test
  void a_cart_that_is_checked_out_becomes_an_order_with_its_goods_reserved() {
    try (RunningShop shop = RunningShop.start(kafka, data, 2)) {
      String sku = "mug-" + System.nanoTime();
      shop.receive(sku, 3);
      String order = shop.checkOut(sku, 2, "ok");
      Eventually.holds(() -> assertThat(shop.types(PaymentLog.PAYMENTS, order))
          .containsExactly("payment.authorisation-requested.v1"));
      assertThat(shop.types(OrderLog.ORDERS, order))
          .containsExactly("order.placed.v1", "order.entrusted.v1");
      assertThat(shop.types(StockLog.STOCK, sku))
          .containsExactly("stock.received.v1", "stock.reserved.v1");
      assertThat(shop.types(FulfilmentLog.FULFILMENTS, order)).startsWith("fulfilment.started.v1")
          .endsWith("fulfilment.authorising.v1");
      assertThat(shop.history(FulfilmentLog.FULFILMENTS, order))
          .extracting(event -> event.metadata().correlationId()).containsOnly(order);
    }
  }

  @Test
  void what_is_sold_out_is_undone() {
    try (RunningShop shop = RunningShop.start(kafka, data, 2)) {
      String sku = "cup-" + System.nanoTime();
      shop.receive(sku, 1);
      String order = shop.checkOut(sku, 2, "ok");
      Eventually.holds(() -> assertThat(shop.types(FulfilmentLog.FULFILMENTS, order))
          .endsWith("fulfilment.closed.v1"));
      assertThat(shop.types(OrderLog.ORDERS, order)).endsWith("order.cancelled.v1");
      assertThat(shop.types(PaymentLog.PAYMENTS, order)).isEmpty();
      assertThat(shop.history(OrderLog.ORDERS, order).getLast().metadata().causationId())
          .startsWith("fulfilments/" + order + "/");
    }
  }

  @Test
  void a_plain_order_has_no_process() {
    try (RunningShop shop = RunningShop.start(kafka, data, 2)) {
      String order = shop.post("/orders", 201, """
          {"customerId":"c-1","currency":"EUR",
           "lines":[{"sku":"mug","quantity":2,"unitPrice":"9.95"}]}""").json()
          .path("orderId").asString();
      shop.post("/orders/" + order + "/cancel", 200, "{\"reason\":\"changed my mind\"}");
      String entrusted = shop.checkOut("nowhere-to-be-had", 1, "ok");
      Eventually.holds(() -> assertThat(shop.types(FulfilmentLog.FULFILMENTS, entrusted))
          .endsWith("fulfilment.closed.v1"));
      assertThat(shop.types(FulfilmentLog.FULFILMENTS, order)).isEmpty();
      assertThat(shop.history(OrderLog.ORDERS, order)).extracting(RecordedEvent::version)
          .hasSize(2);
    }
  }
}
