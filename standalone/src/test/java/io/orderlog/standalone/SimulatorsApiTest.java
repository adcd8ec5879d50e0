package io.orderlog.standalone;

import static io.orderlog.standalone.OpenApiTest.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.http.HttpServer;
import io.orderlog.simulators.Faults;
import io.orderlog.simulators.Simulators;
import io.orderlog.simulators.SimulatorsSettings;
import io.orderlog.simulators.carrier.Carrier;
import io.orderlog.simulators.webhook.WebhookEndpoint;
import io.orderlog.time.TimeSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/api/simulators.yaml} says what the simulators do, no more and no less. */
class SimulatorsApiTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String LABEL = """
      {"reference":"order-1","address":{"name":"Ada","street":"Main Street 1",
       "postalCode":"12345","city":"Springfield","country":"DE"},
       "items":[{"sku":"mug","quantity":2}]}""";
  private static final List<String> TYPES = List.of("payment.authorised", "payment.declined",
      "payment.captured", "payment.refunded", "payment.voided", "payment.charged-back",
      "parcel.cancelled");
  private static final String AMOUNT = "{\"amount\":500}";

  @TempDir
  Path folder;

  private final OpenApi openApi = new OpenApi(ApiDocument.SIMULATORS);

  @Test
  void it_is_valid_openapi_3_1() {
    Schema valid = MetaSchemas.openApi31();
    assertThat(valid.validate(ApiDocument.source(ApiDocument.SIMULATORS))).isEmpty();
  }

  @Test
  void requests_answers_and_webhooks_are_what_it_says() throws IOException {
    List<JsonNode> webhooks = new CopyOnWriteArrayList<>();
    try (HttpServer receiver = HttpServer.start("127.0.0.1", 0, () -> "error",
        routes -> routes.post("/webhooks", context -> {
          webhooks.add(JsonMapper.shared().readTree(context.body()));
          context.status(204);
        }));
        Simulators simulators = start("all", Optional.of(new WebhookEndpoint(
            URI.create(receiver.url() + "/webhooks"), SECRET)), 0, Duration.ofHours(1));
        HttpProbe probe = new HttpProbe(simulators.url())) {
      assertThat(openApi.routes("8090")).isEqualTo(simulators.routes());
      DescribedClient client = new DescribedClient(probe, openApi);
      moneyMoves(client);
      callsAreRefused(client);
      parcelsMove(client);
      mailsCome(client, simulators.smtpPort());
      client.get("/health/live");
      client.get("/health/ready");
      expect(400, client.get("/health/live?what=1"));
      expect(400, client.get("/health/ready?what=1"));
      assertThat(client.head("/sim/ledger", "Accept-Encoding", "gzip")
          .header("Content-Encoding")).isEqualTo("gzip");
      Eventually.isTrue(() -> types(webhooks).containsAll(TYPES), () -> "only " + webhooks);
    }
    webhooks.forEach(webhook -> openApi.checkAgainst(
        webhook.path("type").asString().startsWith("parcel.") ? "ParcelWebhook" : "Webhook",
        webhook));
    whatLeftIsNotForgotten();
    nothingWorks();
    assertThat(openApi.unseen()).isEmpty();
  }

  private static List<String> types(List<JsonNode> webhooks) {
    return webhooks.stream().map(webhook -> webhook.path("type").asString()).toList();
  }

  private static void moneyMoves(DescribedClient client) {
    String id = pay(client, "ok-1", "ok");
    String moves = "/v1/payments/" + id;
    expect(201, client.post(moves + "/capture", AMOUNT, "Idempotency-Key", "capture-1"));
    HttpAnswer again =
        client.post(moves + "/capture", AMOUNT, "Idempotency-Key", "capture-1");
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    expect(201, client.post(moves + "/refunds", AMOUNT, "Idempotency-Key", "refund-1"));
    expect(201, client.post(moves + "/void", "{}", "Idempotency-Key", "void-1"));
    expect(200, client.get(moves));
    String disputed = pay(client, "chargeback-1", "chargeback");
    expect(201, client.post("/v1/payments/" + disputed + "/capture", AMOUNT,
        "Idempotency-Key", "capture-2"));
    pay(client, "declined-1", "declined");
    String challenged = pay(client, "challenge-1", "challenge");
    expect(200, client.post("/sim/payments/" + challenged + "/confirm", "{}"));
    expect(200, client.get("/v1/payments?reference=order-1"));
    expect(200, client.get("/sim/ledger"));
  }

  private static void mailsCome(DescribedClient client, int smtpPort) throws IOException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), smtpPort);
        BufferedReader in = new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII))) {
      in.readLine();
      for (String line : List.of("HELO shop", "MAIL FROM:<orders@shop.example>",
          "RCPT TO:<ada@example.org>", "DATA", "Message-ID: <1@shop.example>\r\n\r\nHello\r\n.")) {
        server.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        assertThat(in.readLine()).startsWith(line.equals("DATA") ? "354" : "250");
      }
    }
    assertThat(client.get("/mailbox").json().path("items")).hasSize(1);
    expect(200, client.get("/mailbox?to=ada@example.org&limit=1"));
    expect(400, client.get("/mailbox?limit=0"));
    expect(406, client.get("/mailbox", "Accept", "text/html"));
  }

  private static void parcelsMove(DescribedClient client) {
    HttpAnswer made = client.post("/v1/labels", LABEL, "Idempotency-Key", "label-1");
    expect(201, made);
    expect(201, client.post("/v1/labels", LABEL, "Idempotency-Key", "label-1"));
    String label = "/v1/labels/" + made.json().path("id").asString();
    expect(200, client.get(label));
    expect(200, client.get("/v1/labels?reference=order-1"));
    expect(200, client.get("/sim/labels"));
    refused(client, "/v1/labels", LABEL.replace("order-1", "order-2"), "label-1");
    for (String path : List.of("/v1/labels?reference=a", label, "/sim/labels")) {
      expect(400, client.get(path, "If-Match", "\"1\""));
      expect(406, client.get(path, "Accept", "text/html"));
    }
    expect(404, client.get("/v1/labels/nobody"));
    expect(400, client.delete(label));
    expect(406, client.delete(label, "Idempotency-Key", "b", "Accept", "text/html"));
    expect(404, client.delete("/v1/labels/nobody", "Idempotency-Key", "b"));
    expect(422, client.delete(label, "Idempotency-Key", "label-1"));
    expect(200, client.delete(label, "Idempotency-Key", "cancel-1"));
    expect(200, client.delete(label, "Idempotency-Key", "cancel-1"));
  }

  private static void callsAreRefused(DescribedClient client) {
    String id = pay(client, "ok-2", "ok");
    refused(client, "/v1/payments", paying("ok"), "challenge-1");
    for (String move : List.of("capture", "refunds", "void")) {
      String body = move.equals("void") ? "{}" : AMOUNT;
      refused(client, "/v1/payments/" + id + "/" + move, body, "challenge-1");
      expect(404, client.post("/v1/payments/nobody/" + move, body, "Idempotency-Key", "a"));
    }
    String confirm = "/sim/payments/" + pay(client, "declined-2", "declined") + "/confirm";
    expect(400, client.post(confirm, "{\"what\":1}"));
    expect(404, client.post("/sim/payments/nobody/confirm", "{}"));
    expect(406, client.post(confirm, "{}", "Accept", "text/html"));
    expect(409, client.post(confirm, "{}"));
    expect(413, client.post(confirm, OpenApiTest.MUCH_TOO_LONG));
    expect(415, client.post(confirm, "{}", "Content-Encoding", "gzip"));
    for (String path : List.of(
        "/v1/payments?reference=a", "/v1/payments/" + id, "/sim/ledger")) {
      expect(400, client.get(path, "If-Match", "\"1\""));
      expect(406, client.get(path, "Accept", "text/html"));
    }
    expect(404, client.get("/v1/payments/nobody"));
  }

  private static void refused(
      DescribedClient client, String path, String body, String used) {
    expect(400, client.post(path, body));
    expect(406, client.post(path, body, "Idempotency-Key", "b", "Accept", "text/html"));
    expect(413, client.post(path, OpenApiTest.MUCH_TOO_LONG, "Idempotency-Key", "b"));
    expect(415, client.post(path, body, "Idempotency-Key", "b", "Content-Encoding", "gzip"));
    expect(422, client.post(path, body, "Idempotency-Key", used));
  }

  private void whatLeftIsNotForgotten() {
    try (Simulators simulators = start("left", Optional.empty(), 0, Duration.ZERO);
        HttpProbe probe = new HttpProbe(simulators.url())) {
      DescribedClient client = new DescribedClient(probe, openApi);
      HttpAnswer made = client.post("/v1/labels", LABEL, "Idempotency-Key", "label-1");
      String label = "/v1/labels/" + made.json().path("id").asString();
      Eventually.isTrue(() -> client.get(label).body().contains("\"handed-over\""),
          () -> client.get(label).body());
      expect(409, client.delete(label, "Idempotency-Key", "cancel-1"));
    }
  }

  /** As often as a setting says. */
  private void nothingWorks() {
    try (Simulators simulators = start("none", Optional.empty(), 100, Duration.ofHours(1));
        HttpProbe probe = new HttpProbe(simulators.url())) {
      DescribedClient client = new DescribedClient(probe, openApi);
      expect(503, client.post("/v1/payments", paying("ok"), "Idempotency-Key", "c"));
      expect(503, client.post("/v1/labels", LABEL, "Idempotency-Key", "c"));
      expect(503, client.delete("/v1/labels/a", "Idempotency-Key", "c"));
      for (String move : List.of("capture", "refunds", "void")) {
        expect(503, client.post("/v1/payments/a/" + move,
            move.equals("void") ? "{}" : AMOUNT, "Idempotency-Key", "c"));
      }
    }
  }

  private Simulators start(String name, Optional<WebhookEndpoint> webhooks, int errors,
      Duration untilHandOver) {
    return Simulators.start(
        new SimulatorsSettings("127.0.0.1", 0, 0, folder.resolve(name), webhooks,
            webhooks, 1, Map.of(Faults.Kind.ERROR, errors), Duration.ZERO, Duration.ZERO,
            new Carrier.Times(untilHandOver, Duration.ofHours(2))),
        TimeSource.system(), UUID::randomUUID);
  }

  private static String pay(DescribedClient client, String key, String method) {
    HttpAnswer answer = client.post("/v1/payments", paying(method), "Idempotency-Key", key);
    expect(201, answer);
    return answer.json().path("id").asString();
  }

  private static String paying(String method) {
    return "{\"reference\":\"order-1\",\"amount\":1990,\"currency\":\"EUR\",\"method\":\""
        + method + "\"}";
  }
}
