package io.orderlog.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.orderlog.http.HttpServer;
import io.orderlog.simulators.Faults.Kind;
import io.orderlog.simulators.webhook.WebhookEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a caller is told, by real HTTP, signed so that it can believe it. */
class WebhooksTest extends SimulatorsFixture {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private record Heard(String id, JsonNode body, boolean isSigned) {

    String type() {
      return body.path("type").asString();
    }
  }

  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private volatile int status = 204;

  private final HttpServer receiver = HttpServer.start("127.0.0.1", 0, () -> "error",
      routes -> routes.post("/webhooks/payments", context -> {
        heard.add(new Heard(String.valueOf(context.header("webhook-id")),
            JsonMapper.shared().readTree(context.body()),
            isSigned(context.body(), context.headerMap())));
        context.status(status);
      }));

  @BeforeEach
  void beNow() {
    // The library that verifies takes nothing that is older than five minutes.
    now = InstantSource.system().instant();
  }

  @AfterEach
  void stopReceiver() {
    receiver.close();
  }

  @Test
  void what_happens_is_told_and_signed() {
    start(endpoint(), Map.of());
    String id = paid("key-1", "order-1", "ok");
    capture("key-2", id, 1990);
    refund("key-3", id, 90);
    cancel("key-5", paid("key-4", "order-2", "ok"));
    paid("key-6", "order-3", "declined");
    awaitHeard(6);
    assertThat(heard).allMatch(Heard::isSigned).extracting(Heard::id).doesNotHaveDuplicates()
        .allMatch(each -> each.startsWith("msg_"));
    assertThat(heard).extracting(Heard::type).containsExactlyInAnyOrder("payment.authorised",
        "payment.captured", "payment.refunded", "payment.authorised", "payment.voided",
        "payment.declined");
    assertThat(data("payment.captured").toString()).isEqualTo("{\"id\":\"" + id
        + "\",\"reference\":\"order-1\",\"paymentKey\":\"key-1\",\"key\":\"key-2\",\"amount\":1990,"
        + "\"currency\":\"EUR\",\"operationId\":\"" + id + "-1\"}");
    assertThat(data("payment.declined").path("code").asString()).isEqualTo("no-funds");
  }

  @Test
  void what_nobody_asked_for_is_told_too() {
    start(endpoint(), Map.of());
    String id = paid("key-1", "order-1", "chargeback");
    capture("key-2", id, 1990);
    awaitHeard(2);
    now = now.plus(LATER);
    awaitHeard(3);
    assertThat(heard.getLast().type()).isEqualTo("payment.charged-back");
    assertThat(heard.getLast().body().at("/data/amount").asLong()).isEqualTo(1990);
    assertThat(heard.getLast().body().path("data").has("key")).isFalse();
  }

  @Test
  void what_does_not_arrive_is_sent_again_with_the_same_id_also_after_a_restart() {
    status = 500;
    start(endpoint(), Map.of());
    paid("key-1", "order-1", "ok");
    awaitFailed(1);
    now = now.plusSeconds(1);
    awaitFailed(2);
    stop();
    assertThat(heard).hasSize(2);
    start(endpoint(), Map.of());
    now = now.plusSeconds(5);
    awaitFailed(3);
    status = 204;
    now = now.plusSeconds(30);
    awaitHeard(4);
    assertThat(heard).allMatch(Heard::isSigned).extracting(Heard::id).containsOnly(
        heard.getFirst().id());
    stop();
    start(endpoint(), Map.of());
    paid("key-2", "order-2", "ok");
    awaitHeard(5);
    assertThat(heard.getLast().body().at("/data/reference").asString()).isEqualTo("order-2");
  }

  @Test
  void one_that_never_arrives_is_given_up() {
    status = 500;
    start(endpoint(), Map.of());
    paid("key-1", "order-1", "ok");
    for (int attempt = 1; attempt <= 10; attempt++) {
      awaitFailed(attempt);
      now = now.plus(Duration.ofDays(1));
    }
    awaitHeard(11);
    status = 204;
    paid("key-2", "order-2", "ok");
    awaitHeard(12);
    assertThat(heard.getLast().body().at("/data/reference").asString()).isEqualTo("order-2");
  }

  @Test
  void they_come_doubled_and_out_of_order_if_that_is_asked_for() {
    start(endpoint(), Map.of(Kind.DOUBLED_WEBHOOK, 100, Kind.DELAYED_WEBHOOK, 50));
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      keys.add("key-" + i);
      paid("key-" + i, "order-" + i, "ok");
    }
    Eventually.isTrue(() -> !heard.isEmpty(), "nothing was heard");
    now = now.plus(LATER);
    awaitHeard(40);
    List<String> first = heard.stream().map(each -> each.body().at("/data/key").asString())
        .distinct().toList();
    assertThat(first).containsExactlyInAnyOrderElementsOf(keys).isNotEqualTo(keys);
    assertThat(heard).allSatisfy(each -> assertThat(Collections.frequency(
        heard.stream().map(Heard::id).toList(), each.id())).isEqualTo(2));
  }

  @Test
  void what_happens_before_anybody_is_named_is_told_then() {
    Simulators simulators = startBeforeListener(Optional.empty());
    paid("key-1", "order-1", "ok");
    simulators.tell(endpoint().orElseThrow());
    awaitHeard(1);
    assertThat(heard).allMatch(Heard::isSigned);
  }

  @Test
  void whom_the_settings_name_is_told_and_nobody_else() {
    Simulators simulators = startBeforeListener(endpoint());
    simulators.tell(new WebhookEndpoint(URI.create("http://127.0.0.1:1/"), SECRET));
    paid("key-1", "order-1", "ok");
    awaitHeard(1);
  }

  private Optional<WebhookEndpoint> endpoint() {
    return Optional.of(new WebhookEndpoint(
        URI.create(receiver.url() + "/webhooks/payments"), SECRET));
  }

  private void awaitHeard(int count) {
    Eventually.isTrue(() -> heard.size() >= count, "heard " + heard + ", and not " + count);
    assertThat(heard).hasSize(count);
  }

  /** Heard so often in vain, and it is in the file when it is sent again. */
  private void awaitFailed(int attempts) {
    awaitHeard(attempts);
    Eventually.isTrue(() -> written().contains("\"attempts\":" + attempts), "not noted");
  }

  private String written() {
    try {
      return Files.readString(file());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private JsonNode data(String type) {
    return heard.stream().filter(each -> each.type().equals(type)).findFirst().orElseThrow()
        .body().path("data");
  }

  /** Times far from that of the machine are taken as they are: the library would refuse them. */
  private boolean isSigned(String body, Map<String, String> headers) {
    Map<String, List<String>> asList = new HashMap<>();
    headers.forEach((name, value) -> asList.put(name.toLowerCase(Locale.ROOT),
        List.of(value)));
    try {
      new Webhook(SECRET).verify(body, asList);
      return true;
    } catch (WebhookVerificationException wrong) {
      return Instant.ofEpochSecond(Long.parseLong(asList.getOrDefault("webhook-timestamp",
          List.of("0")).getFirst())).isAfter(InstantSource.system().instant().plusSeconds(60));
    }
  }
}
