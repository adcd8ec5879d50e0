package io.orderlog.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.simulators.carrier.Carrier;
import io.orderlog.simulators.webhook.WebhookEndpoint;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Simulators in a folder of their own, with a clock that the test sets; real HTTP. */
abstract class SimulatorsFixture {

  static final Duration LATER = Duration.ofSeconds(20);

  static final Duration HANDED_OVER = Duration.ofSeconds(2);
  static final Duration DELIVERED = Duration.ofSeconds(5);

  @TempDir
  Path folder;

  volatile Instant now = Instant.parse("2026-11-23T12:00:00Z");

  private @Nullable Simulators running;
  private @Nullable HttpProbe client;

  /** As it is told by the settings of the test. */
  void start(Optional<WebhookEndpoint> webhooks, Map<Faults.Kind, Integer> percents) {
    var _ = runs(Simulators.start(
        settings(webhooks, percents), TimeSource.of(() -> now, System::nanoTime),
        UUID::randomUUID));
  }

  /** For somebody who is named by the test when it knows. */
  Simulators startBeforeListener(Optional<WebhookEndpoint> webhooks) {
    return runs(Simulators.startBeforeListener(settings(webhooks, Map.of()),
        TimeSource.of(() -> now, System::nanoTime), UUID::randomUUID));
  }

  private Simulators runs(Simulators started) {
    running = started;
    client = new HttpProbe(started.url());
    return started;
  }

  private SimulatorsSettings settings(
      Optional<WebhookEndpoint> webhooks, Map<Faults.Kind, Integer> percents) {
    return new SimulatorsSettings("127.0.0.1", 0, 0, folder, webhooks, webhooks, 7, percents, LATER,
        Duration.ofHours(1), new Carrier.Times(HANDED_OVER, DELIVERED));
  }

  void start() {
    start(Optional.empty(), Map.of());
  }

  @AfterEach
  void stop() {
    if (client != null) {
      client.close();
    }
    client = null;
    end();
  }

  /** Whatever calls are under way. */
  void end() {
    if (running != null) {
      running.close();
    }
    running = null;
  }

  Path file() {
    return folder.resolve("simulators").resolve("payments.jsonl");
  }

  HttpProbe client() {
    if (client == null) {
      throw new AssertionError("not started");
    }
    return client;
  }

  /** Where the mail server takes mails. */
  int smtpPort() {
    if (running == null) {
      throw new AssertionError("not started");
    }
    return running.smtpPort();
  }

  HttpAnswer pay(String key, String reference, String method) {
    return client().post("/v1/payments", "{\"reference\":\"" + reference
        + "\",\"amount\":1990,\"currency\":\"EUR\",\"method\":\"" + method + "\"}",
        "Idempotency-Key", key);
  }

  /** The id of a payment of 19.90 EUR. */
  String paid(String key, String reference, String method) {
    HttpAnswer answer = pay(key, reference, method);
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer.json().path("id").asString();
  }

  HttpAnswer capture(String key, String id, long amount) {
    return move(key, id, "capture", "{\"amount\":" + amount + "}");
  }

  HttpAnswer refund(String key, String id, long amount) {
    return move(key, id, "refunds", "{\"amount\":" + amount + "}");
  }

  HttpAnswer cancel(String key, String id) {
    return move(key, id, "void", "{}");
  }

  JsonNode payment(String id) {
    return client().get("/v1/payments/" + id).json();
  }

  JsonNode ledger() {
    return client().get("/sim/ledger").json();
  }

  private HttpAnswer move(String key, String id, String what, String body) {
    return client().post("/v1/payments/" + id + "/" + what, body, "Idempotency-Key", key);
  }
}
