package io.orderlog.command.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandSideSettings;
import io.orderlog.command.ShopSettings;
import io.orderlog.command.courier.Courier;
import io.orderlog.command.effects.EffectPermit;
import io.orderlog.command.process.WebhookReceiver.Came;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.endpoint.EndpointLog;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.parked.KafkaParkedCauses;
import io.orderlog.eventlog.kafka.positions.KafkaPositions;
import io.orderlog.eventlog.kafka.positions.PositionsTopic;
import io.orderlog.eventlog.kafka.topics.SmallTopic;
import io.orderlog.eventlog.parked.ParkedCause;
import io.orderlog.eventlog.parked.ParkedCause.Standing;
import io.orderlog.eventlog.stock.StockLog;
import io.orderlog.http.HttpAnswer;
import io.orderlog.time.TimeSource;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Endpoints of webhooks are told of events, by a real command side over HTTP. */
@ExtendWith(SharedKafka.class)
@Tag("long")
class WebhookEndpointsTest {

  @TempDir
  private Path data;
  private KafkaConnection kafka = KafkaConnection.to("nowhere:1");
  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final String name = "test-" + System.nanoTime();
  private final String sku = "mug." + System.nanoTime();

  @BeforeEach
  void connect(EmbeddedKafka shared) {
    kafka = KafkaConnection.to(shared.bootstrapServers());
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void an_endpoint_is_told_of_what_it_wants_from_its_registration_on_in_order() {
    try (RunningShop shop = start()) {
      shop.receive(sku, 1);
      HttpAnswer registered = put(shop, "\"stock.*\"");
      assertThat(registered.status()).as(registered.body()).isEqualTo(200);
      assertThat(registered.json().path("status").asString()).isEqualTo("ACTIVE");
      assertThat(registered.json().path("version").asInt()).isEqualTo(1);

      IntStream.range(0, 5).forEach(_ -> shop.receive(sku, 1));
      Eventually.holds(() -> assertThat(idsOf(sku)).hasSize(5));
      assertThat(idsOf(sku)).containsExactlyElementsOf(IntStream.rangeClosed(2, 6)
          .mapToObj(version -> "stock/" + inId(sku) + "/" + version).toList());
      Came first = receiver.all().getFirst();
      assertThat(first.type()).isEqualTo("stock.received.v1");
      assertThat(first.event().path("specversion").asString()).isEqualTo("1.0");
      assertThat(first.event().path("source").asString()).isEqualTo("urn:orderlog:stock");
      assertThat(first.event().path("id").asString()).isEqualTo(sku + "/2");
      assertThat(first.event().path("data").path("quantity").asInt()).isEqualTo(1);
    }
  }

  @Test
  void what_is_not_taken_is_sent_again_before_anything_else_and_after_a_restart() {
    AtomicInteger refused = new AtomicInteger();
    try (RunningShop shop = start()) {
      put(shop, "\"stock.*\"");
      receiver.answer(_ -> {
        refused.incrementAndGet();
        return 500;
      });
      IntStream.range(0, 3).forEach(_ -> shop.receive(sku, 1));
      Eventually.holds(() -> assertThat(shop.types(EndpointLog.ENDPOINTS, name))
          .containsExactly("webhook-endpoint.registered.v1",
              "webhook-endpoint.attempt-failed.v1"));
      shop.receive(sku, 1);
    }
    receiver.answer(_ -> 204);
    try (RunningShop shop = start()) {
      assertThat(receiver.taken()).isEmpty();
      Eventually.holds(() -> assertThat(receiver.taken()).hasSize(4));
      assertThat(receiver.taken()).isSorted();
      assertThat(shop.types(EndpointLog.ENDPOINTS, name))
          .endsWith("webhook-endpoint.recovered.v1");
      shop.receive(sku, 1);
      Eventually.holds(() -> assertThat(receiver.taken()).hasSize(5));
      assertThat(shop.history(StockLog.STOCK, sku)).hasSize(5);
    }
    assertThat(refused.get()).isPositive();
  }

  @Test
  void what_came_before_it_in_its_stream_does_not_hold_it_up_after_a_restart() {
    CountDownLatch appended = new CountDownLatch(1);
    String first = sku + "-first";
    try (RunningShop shop = start()) {
      put(shop, "\"stock.*\"");
      receiver.answer(came -> {
        awaitQuietly(appended);
        return came.subject().equals(sku) && !came.id().endsWith("/1") ? 500 : 204;
      });
      shop.receive(first, 1);
      IntStream.range(0, 3).forEach(_ -> shop.receive(sku, 1));
      appended.countDown();
      Eventually.holds(() -> assertThat(shop.types(EndpointLog.ENDPOINTS, name))
          .endsWith("webhook-endpoint.attempt-failed.v1"));
      assertThat(receiver.taken()).anyMatch(id -> id.endsWith(inId(sku) + "/1"));
    }
    receiver.answer(_ -> 204);
    try (RunningShop shop = start()) {
      Eventually.holds(() -> assertThat(receiver.taken())
          .anyMatch(id -> id.endsWith(inId(sku) + "/3")));
      Eventually.holds(() -> assertThat(shop.types(EndpointLog.ENDPOINTS, name))
          .endsWith("webhook-endpoint.recovered.v1"));
    }
  }

  private static String inId(String stream) {
    return stream.replace(".", "%2E");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void who_wants_nothing_any_more_gets_nothing_until_it_is_registered_again() {
    try (RunningShop shop = start()) {
      put(shop, "\"stock.received.v1\"");
      receiver.answer(_ -> 410);
      shop.receive(sku, 1);
      Eventually.holds(() -> assertThat(shop.types(EndpointLog.ENDPOINTS, name))
          .endsWith("webhook-endpoint.gone.v1"));
      receiver.answer(_ -> 204);
      shop.receive(sku, 1);
      assertThat(put(shop, "\"stock.received.v1\"").json().path("version").asInt()).isEqualTo(3);
      shop.receive(sku, 1);
      Eventually.holds(() -> assertThat(receiver.taken()).hasSize(1));
      assertThat(receiver.taken().getFirst()).endsWith("/3");
    }
  }

  @Test
  void an_event_that_takes_long_holds_up_its_own_stream_alone() {
    int many = 150;
    CountDownLatch hanging = new CountDownLatch(1);
    try (RunningShop shop = start()) {
      put(shop, "\"stock.received.v1\"");
      receiver.answer(came -> {
        if (came.subject().equals(sku)) {
          awaitQuietly(hanging);
        }
        return 204;
      });
      shop.receive(sku, 1);
      shop.receive(sku, 2);
      for (int i = 0; i < many; i++) {
        shop.receive(sku + "-" + i, 1);
      }
      Eventually.holds(() -> assertThat(receiver.taken()).hasSize(many));
      assertThat(receiver.all()).extracting(Came::subject).doesNotContain(sku);
      hanging.countDown();
      Eventually.holds(() -> assertThat(receiver.taken()).hasSize(many + 2));
      assertThat(idsOf(sku)).containsExactly(
          "stock/" + inId(sku) + "/1", "stock/" + inId(sku) + "/2");
    } finally {
      hanging.countDown();
    }
  }

  @Test
  void one_that_hangs_holds_up_nobody() {
    CountDownLatch hanging = new CountDownLatch(1);
    try (RunningShop shop = start(); WebhookReceiver other = WebhookReceiver.start()) {
      put(shop, "\"*\"");
      receiver.answer(_ -> {
        awaitQuietly(hanging);
        return 204;
      });
      assertThat(shop.client().send("PUT", "/webhook-endpoints/" + name + "-other",
          BodyPublishers.ofString(body(other.url(), "\"order.*\"")), "Content-Type",
          "application/json").status()).isEqualTo(200);
      shop.receive(sku, 3);
      String order = shop.checkOut(sku, 1, "ok");
      Eventually.holds(() -> assertThat(other.all()).extracting(Came::subject).contains(order));
      assertThat(receiver.all()).isEmpty();
    } finally {
      hanging.countDown();
    }
  }

  @Test
  void the_same_again_is_no_event_and_another_body_is_a_change() {
    try (RunningShop shop = start()) {
      put(shop, "\"stock.*\"");
      HttpAnswer again = put(shop, "\"stock.*\"");
      assertThat(again.status()).isEqualTo(200);
      assertThat(again.json().path("version").asInt()).isEqualTo(1);
      assertThat(again.json().path("status").asString()).isEqualTo("ACTIVE");
      assertThat(again.header("ETag")).isEqualTo("\"1\"");
      assertThat(put(shop, "\"stock.*\",\"order.placed.v1\"").json().path("version").asInt())
          .isEqualTo(2);
      assertThat(shop.types(EndpointLog.ENDPOINTS, name)).containsExactly(
          "webhook-endpoint.registered.v1", "webhook-endpoint.changed.v1");

      shop.post("/webhook-endpoints/" + name + "/remove", 200, "{}");
      shop.receive(sku, 1);
      assertThat(shop.client().post("/webhook-endpoints/" + name + "/remove", "{}").status())
          .isEqualTo(404);
      assertThat(receiver.all()).extracting(Came::subject).doesNotContain(sku);
    }
  }

  @Test
  void one_that_has_stopped_is_parked_and_an_operator_says_how_it_goes_on() {
    AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
    TimeSource clock =
        TimeSource.of(() -> Instant.now().plus(later.get()), System::nanoTime);
    try (RunningShop shop = RunningShop.start(settings(), clock);
        KafkaParkedCauses parked = new KafkaParkedCauses(kafka);
        KafkaEventLog<?> log = KafkaEventLog.open(EndpointLog.ENDPOINTS, kafka)) {
      put(shop, "\"stock.*\"");
      receiver.believe();
      receiver.answer(_ -> 503);
      IntStream.range(0, 3).forEach(_ -> shop.receive(sku, 1));
      stop(shop, later);
      assertThat(shop.types(EndpointLog.ENDPOINTS, name))
          .filteredOn("webhook-endpoint.attempt-failed.v1"::equals).hasSize(9);
      ParkedCause first = awaitParked(parked, log);
      assertThat(first.reason()).endsWith("/1: answered 503");

      parked.store(Courier.WHO, log.identity(), List.of(first.retried()));
      Eventually.holds(() -> assertThat(shop.types(EndpointLog.ENDPOINTS, name))
          .contains("webhook-endpoint.resumed.v1"));
      stop(shop, later);
      receiver.answer(_ -> 204);
      parked.store(Courier.WHO, log.identity(), List.of(awaitParked(parked, log).discarded()));
      Eventually.holds(() -> assertThat(receiver.taken()).hasSize(2));
      assertThat(receiver.taken().getFirst()).endsWith("/2");
      assertThat(receiver.taken().getLast()).endsWith("/3");
      Eventually.holds(() -> assertThat(ofThis(parked, log)).isEmpty());
    }
  }

  /** Lets days go by until the endpoint has stopped. */
  private void stop(RunningShop shop, AtomicReference<Duration> later) {
    Eventually.holds(() -> {
      later.updateAndGet(by -> by.plusHours(30));
      assertThat(shop.types(EndpointLog.ENDPOINTS, name).getLast())
          .isEqualTo("webhook-endpoint.stopped.v1");
    });
  }

  private ParkedCause awaitParked(KafkaParkedCauses parked, KafkaEventLog<?> log) {
    Eventually.holds(() -> assertThat(ofThis(parked, log))
        .extracting(ParkedCause::standing).containsExactly(Standing.FAILED));
    return ofThis(parked, log).getFirst();
  }

  private List<ParkedCause> ofThis(KafkaParkedCauses parked, KafkaEventLog<?> log) {
    return parked.load(Courier.WHO, log.identity()).stream()
        .filter(each -> each.streamId().equals(name)).toList();
  }

  @Test
  void where_the_places_are_lost_nobody_is_told_again_even_when_it_is_allowed() {
    try (RunningShop shop = start()) {
      put(shop, "\"stock.*\"");
      shop.receive(sku, 1);
      Eventually.holds(() -> assertThat(receiver.taken()).hasSize(1));
    }
    losePositions();
    try (RunningShop shop = start();
        KafkaPositions positions = new KafkaPositions(kafka);
        KafkaEventLog<?> log = KafkaEventLog.open(EndpointLog.ENDPOINTS, kafka)) {
      shop.receive(sku, 1);
      assertThat(shop.client().get("/health/ready").body())
          .contains("./orderlog effects allow webhook-endpoints");
      EffectPermit.give(positions, log);
      // What comes while it is found out is passed over as well.
      Eventually.holds(() -> {
        shop.receive(sku, 1);
        assertThat(receiver.taken()).hasSizeGreaterThan(1);
      });
      assertThat(receiver.taken()).doesNotHaveDuplicates();
      assertThat(receiver.taken().getLast()).doesNotEndWith("/2");
    }
  }

  /** As where the topic was not restored. */
  private void losePositions() {
    try (SmallTopic topic = new SmallTopic(kafka, PositionsTopic.NAME, "positions")) {
      Map<String, byte @Nullable []> gone = new HashMap<>();
      topic.readAll().keySet().stream()
          .filter(key -> key.startsWith("webhooks/" + name) || key.contains("/webhook-endpoints."))
          .forEach(key -> gone.put(key, null));
      assertThat(gone).isNotEmpty();
      topic.write(gone);
    }
  }

  private RunningShop start() {
    return RunningShop.start(settings());
  }

  private CommandSideSettings settings() {
    return RunningShop.settings(kafka, data, 2)
        .with(ShopSettings.alone().withWebhooksToPrivate());
  }

  private HttpAnswer put(RunningShop shop, String types) {
    return shop.client().send("PUT", "/webhook-endpoints/" + name,
        BodyPublishers.ofString(body(receiver.url(), types)), "Content-Type", "application/json");
  }

  private static String body(String url, String types) {
    return "{\"url\":\"" + url + "\",\"types\":[" + types + "],\"secret\":\""
        + WebhookReceiver.SECRET + "\"}";
  }

  private List<String> idsOf(String subject) {
    return receiver.all().stream().filter(each -> each.subject().equals(subject)).map(Came::id)
        .toList();
  }
}
