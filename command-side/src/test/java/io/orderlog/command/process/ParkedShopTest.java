package io.orderlog.command.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.ServedAggregate;
import io.orderlog.command.ServedAggregates;
import io.orderlog.command.courier.Courier;
import io.orderlog.command.stock.StockAggregate;
import io.orderlog.domain.reactions.StockReactions;
import io.orderlog.domain.stock.StockEvent.Reserved;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.fulfilment.FulfilmentLog;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.parked.KafkaParkedCauses;
import io.orderlog.eventlog.parked.ParkedCause;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.eventlog.stock.StockLog;
import io.orderlog.http.HttpAnswer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A version that cannot say what follows from the reservations of one item, and one that can. */
@Tag("long")
@ExtendWith(SharedKafka.class)
class ParkedShopTest {

  private static final int SLOTS = 2;

  private final String poison = "poison-" + System.nanoTime();
  private final String mug = "mug-" + System.nanoTime();

  @TempDir
  private Path data;
  private KafkaConnection kafka = KafkaConnection.to("nowhere:1");

  @BeforeEach
  void connect(EmbeddedKafka shared) {
    kafka = KafkaConnection.to(shared.bootstrapServers());
  }

  @Test
  void what_waits_is_told_other_orders_go_on_and_a_retry_by_the_next_version_ends_it_once() {
    String order;
    try (RunningShop shop = shop(true)) {
      shop.receive(poison, 3);
      shop.receive(mug, 3);
      order = shop.checkOut(poison, 1, "ok");
      awaitParked(shop, "{\"stock\":1}");
      assertThat(parkedReasons()).containsExactly(
          "it cannot be said what follows from it: a defect");
      String other = shop.checkOut(mug, 1, "ok");
      awaitAuthorising(shop, other);
    }
    try (RunningShop shop = shop(false)) {
      // It waits until somebody says that it was mended.
      awaitParked(shop, "{\"stock\":1}");
      assertThat(shop.types(PaymentLog.PAYMENTS, order)).isEmpty();
      retry();
      awaitAuthorising(shop, order);
      awaitParked(shop, "{}");
      assertThat(shop.types(FulfilmentLog.FULFILMENTS, order))
          .filteredOn("fulfilment.line-reserved.v1"::equals).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  @Tag("faults")
  @Tag("faults-short")
  void more_than_a_hundred_are_told_as_what_keeps_it_from_being_ready_and_it_takes_commands() {
    try (RunningShop shop = shop(true)) {
      LogIdentity log = stock();
      IntStream.iterate(0, i -> i + 1).mapToObj(i -> poison + "-" + i)
          .filter(sku -> log.partitionOf(sku) % SLOTS == 0).limit(101)
          .forEach(sku -> shop.receive(sku, 1));
      Eventually.holds(() -> {
        HttpAnswer health = shop.client().get("/health/ready");
        assertThat(health.status()).as(health.body()).isEqualTo(503);
        assertThat(health.body()).contains("more than 100 streams are parked");
        assertThat(shop.client().get("/metrics").body())
            .contains("orderlog_courier_stopped{aggregate=\"stock\"} 1");
      });
      shop.receive(mug, 1);
      discard(1);
      Eventually.holds(
          () -> assertThat(shop.client().get("/health/ready").status()).isEqualTo(200));
    }
  }

  @AfterEach
  void clear() {
    discard(Integer.MAX_VALUE);
  }

  private void discard(int atMost) {
    try (KafkaParkedCauses parked = new KafkaParkedCauses(kafka)) {
      parked.store(Courier.WHO, stock(), parked.load(Courier.WHO, stock()).stream()
          .limit(atMost).map(ParkedCause::discarded).toList());
    }
  }

  private RunningShop shop(boolean defect) {
    StockReactions known = new StockReactions();
    ServedAggregate<?, ?, ?, ?> stock = StockAggregate.served().reacting((sku, event) -> {
      if (defect && sku.startsWith(poison)
          && (event instanceof Reserved || sku.length() > poison.length())) {
        throw new IllegalStateException("a defect");
      }
      return known.to(sku, event);
    });
    return RunningShop.start(RunningShop.settings(kafka, data, SLOTS),
        ServedAggregates.all().stream().<ServedAggregate<?, ?, ?, ?>>map(
            each -> each.aggregate().name().equals("stock") ? stock : each).toList());
  }

  /** Told, and no reason not to be ready. */
  private static void awaitParked(RunningShop shop, String parked) {
    Eventually.holds(() -> {
      HttpAnswer health = shop.client().get("/health/ready");
      assertThat(health.status()).as(health.body()).isEqualTo(200);
      assertThat(health.body()).contains("\"parkedStreams\":" + parked);
      assertThat(shop.client().get("/metrics").body())
          .contains("orderlog_courier_parked_streams{aggregate=\"stock\"} "
              + (parked.equals("{}") ? "0" : "1"))
          .contains("orderlog_courier_stopped{aggregate=\"stock\"} 0");
    });
  }

  private static void awaitAuthorising(RunningShop shop, String order) {
    Eventually.holds(() -> assertThat(shop.types(PaymentLog.PAYMENTS, order))
        .containsExactly("payment.authorisation-requested.v1"));
  }

  private List<String> parkedReasons() {
    try (KafkaParkedCauses parked = new KafkaParkedCauses(kafka)) {
      return parked.load(Courier.WHO, stock()).stream().map(ParkedCause::reason).toList();
    }
  }

  /** As {@code ./orderlog reactions retry} does. */
  private void retry() {
    try (KafkaParkedCauses parked = new KafkaParkedCauses(kafka)) {
      parked.store(Courier.WHO, stock(), parked.load(Courier.WHO, stock()).stream()
          .limit(1).map(ParkedCause::retried).toList());
    }
  }

  private LogIdentity stock() {
    try (KafkaEventLog<?> log = KafkaEventLog.open(StockLog.STOCK, kafka)) {
      return log.identity();
    }
  }
}
