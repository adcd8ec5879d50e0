package io.orderlog.command.webhook;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.CommandOutcome.CommandIdInFlight;
import io.orderlog.command.CommandOutcome.CommandIdReused;
import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.command.CommandOutcome.Overloaded;
import io.orderlog.command.CommandOutcome.Rejected;
import io.orderlog.command.CommandOutcome.TooLarge;
import io.orderlog.command.CommandOutcome.Unknown;
import io.orderlog.command.ProcessIdentity;
import io.orderlog.command.http.CommandForwarder;
import io.orderlog.command.http.CommandRoutes;
import io.orderlog.command.http.IdForm;
import io.orderlog.command.http.PendingAnswers;
import io.orderlog.command.route.Routed;
import io.orderlog.command.route.Routing;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.http.HttpServer;
import io.orderlog.http.problem.Problem;
import io.orderlog.settings.Setting;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of webhooks over HTTP, whatever they say. */
class WebhookApiTest {

  private static final String PATH = "/webhooks/tallies";
  private static final String BODY = "{\"type\":\"counted\", \"tally\":\"t-ü\"}";
  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.125Z");

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final List<CommandEnvelope<String>> received = new CopyOnWriteArrayList<>();
  private WebhookSecrets secrets = new WebhookSecrets(List.of(SignedWebhook.SECRET));

  @AfterEach
  void closeAll() throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }

  @Test
  void what_stands_in_the_log_is_taken() {
    HttpAnswer answer = webhook(BODY).to(receiver(accepted()), PATH);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(received).singleElement().satisfies(envelope -> {
      assertThat(envelope.streamId()).isEqualTo("t-ü");
      assertThat(envelope.command()).isEqualTo("counted");
      assertThat(envelope.commandId()).isEqualTo("orderlog/webhook/msg_1");
      assertThat(envelope.commandHash()).isEqualTo("hash of counted");
      assertThat(envelope.causationId()).isEqualTo("webhook/msg_1");
    });
  }

  @Test
  void what_is_known_need_not_be_sent_again() {
    assertThat(webhook(BODY).to(receiver(new Rejected<>("known", 3)), PATH).status())
        .isEqualTo(204);
  }

  @Test
  void what_is_refused_for_now_is_told_with_its_reason() {
    assertProblem(webhook(BODY).to(receiver(new Rejected<>("not there", 0)), PATH), 404,
        "no-tally").has("tallyId", "t-ü");
  }

  @Test
  void what_is_not_written_has_to_be_sent_again() {
    for (CommandOutcome<String> outcome : List.<CommandOutcome<String>>of(new Overloaded<>(),
        new NotWritten<>("why"), new Unknown<>("why"), new CommandIdInFlight<>(),
        new TooLarge<>("why"))) {
      assertProblem(webhook(BODY).to(receiver(outcome), PATH), 503, "webhook-not-taken")
          .hasRetryAfter();
    }
    HttpProbe nobody =
        client(serve("one", _ -> new Routed.Nobody<>("nobody has claimed it")));
    assertProblem(webhook(BODY).to(nobody, PATH), 503, "webhook-not-taken")
        .saysInDetail("nobody has claimed it");
  }

  @Test
  void two_things_under_one_id_are_not_one() {
    assertProblem(webhook(BODY).to(receiver(new CommandIdReused<>()), PATH), 422,
        "webhook-id-reused");
  }

  @Test
  void what_nobody_waits_for_is_let_go() {
    assertThat(webhook("{\"type\":\"weighed\"}").to(receiver(accepted()), PATH).status())
        .isEqualTo(204);
    assertThat(received).isEmpty();
  }

  @Test
  void what_is_signed_with_an_earlier_or_a_later_secret_is_taken() {
    String both = SignedWebhook.sign(SignedWebhook.OTHER, "msg_1", NOW, BODY) + " "
        + webhook(BODY).signature();
    secrets = new WebhookSecrets(List.of(SignedWebhook.OTHER, SignedWebhook.SECRET));
    assertThat(webhook(BODY).to(receiver(accepted()), PATH).status()).isEqualTo(204);
    secrets = new WebhookSecrets(List.of(SignedWebhook.OTHER));
    HttpProbe rotated = receiver(accepted());
    assertThat(webhook(BODY).signed(both).to(rotated, PATH).status()).isEqualTo(204);
    assertProblem(webhook(BODY).to(rotated, PATH), 401, "signature-not-valid");
  }

  @Test
  void what_nobody_known_has_signed_goes_nowhere() {
    HttpProbe receiver = receiver(accepted());
    HttpAnswer answer = webhook(BODY).signed("v1,AAAA").to(receiver, PATH);
    assertProblem(answer, 401, "signature-not-valid");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Standard-Webhooks");
    SignedWebhook genuine = webhook(BODY);
    assertProblem(new SignedWebhook("msg_1", NOW, BODY.replace(" ", ""), genuine.signature())
        .to(receiver, PATH), 401, "signature-not-valid");
    assertThat(received).isEmpty();
  }

  @Test
  void what_was_sent_long_ago_or_is_not_sent_yet_goes_nowhere() {
    HttpProbe receiver = receiver(accepted());
    for (Instant at : List.of(NOW.minusSeconds(302), NOW.plusSeconds(302), Instant.EPOCH,
        Instant.ofEpochSecond(999_999_999_999L))) {
      assertProblem(SignedWebhook.of("msg_1", at, BODY).to(receiver, PATH), 401,
          "timestamp-not-valid");
    }
    assertThat(received).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "counted", "[]", "{\"type\":\"counted\"", "{\"type\":1,\"type\":2}"})
  void what_is_no_object_of_json_is_refused_although_it_is_signed(String body) {
    assertProblem(webhook(body).to(receiver(accepted()), PATH), 400, "invalid-json");
  }

  @Test
  void what_is_no_webhook_of_the_specification_is_refused() {
    HttpProbe receiver = receiver(accepted());
    String seconds = String.valueOf(NOW.getEpochSecond());
    String signature = webhook(BODY).signature();
    assertProblem(receiver.post(PATH, BODY), 400, "invalid-request").hasErrorsIn("webhook-id");
    assertProblem(receiver.post(PATH, BODY, "webhook-id", "msg_1", "webhook-signature", signature),
        400, "invalid-request").hasErrorsIn("webhook-timestamp");
    for (String wrong : List.of("-1", "now", "1.5", "1".repeat(30))) {
      assertProblem(receiver.post(PATH, BODY, "webhook-id", "msg_1", "webhook-timestamp", wrong,
          "webhook-signature", signature), 400, "invalid-request")
          .hasErrorsIn("webhook-timestamp");
    }
    assertProblem(receiver.post(PATH, BODY, "webhook-id", "msg_1", "webhook-timestamp", seconds),
        400, "invalid-request").hasErrorsIn("webhook-signature");
    assertProblem(receiver.post(PATH, BODY, "webhook-id", "x".repeat(300), "webhook-timestamp",
        seconds, "webhook-signature", signature), 400, "invalid-request")
        .hasErrorsIn("webhook-id");
    assertProblem(receiver.send("POST", PATH, BodyPublishers.ofByteArray(new byte[]{'"', -1}),
        "Content-Type", "application/json"), 400, "invalid-json");
    assertThat(received).isEmpty();
  }

  @Test
  void without_a_secret_nobody_is_believed() {
    secrets = WebhookSecrets.none();
    assertProblem(webhook(BODY).to(receiver(accepted()), PATH), 503, "webhooks-not-taken")
        .saysInDetail("ORDERLOG_CARRIER_WEBHOOK_SECRETS");
  }

  @Test
  void an_id_of_any_length_names_a_command() {
    SignedWebhook.of("x".repeat(255), NOW, BODY).to(receiver(accepted()), PATH);
    assertThat(received).singleElement().satisfies(envelope -> assertThat(envelope.commandId())
        .startsWith("orderlog/webhook/%").hasSizeLessThan(100));
  }

  @Test
  void the_process_with_the_writer_gets_it_as_it_came() {
    String owner = owner(accepted());
    HttpProbe front = client(serve("front",
        _ -> new Routed.Elsewhere<>(URI.create(owner), "secret of owner")));
    assertThat(webhook(BODY).to(front, PATH).status()).isEqualTo(204);
    assertThat(received).singleElement().satisfies(envelope -> assertThat(envelope.commandId())
        .isEqualTo("orderlog/webhook/msg_1"));
  }

  @Test
  void the_process_with_the_writer_does_not_believe_it_unseen() {
    secrets = new WebhookSecrets(List.of(SignedWebhook.OTHER));
    String owner = owner(accepted());
    secrets = new WebhookSecrets(List.of(SignedWebhook.SECRET));
    HttpProbe front = client(serve("front",
        _ -> new Routed.Elsewhere<>(URI.create(owner), "secret of owner")));
    HttpAnswer answer = webhook(BODY).to(front, PATH);
    assertProblem(answer, 401, "signature-not-valid");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Standard-Webhooks");
    assertThat(received).isEmpty();
  }

  @Test
  void it_is_sent_on_once() {
    String owner = serve("owner",
        _ -> new Routed.Elsewhere<>(URI.create("http://127.0.0.1:1"), "of a third"));
    HttpProbe front = client(serve("front",
        _ -> new Routed.Elsewhere<>(URI.create(owner), "secret of owner")));
    assertProblem(webhook(BODY).to(front, PATH), 503, "webhook-not-taken")
        .saysInDetail("its writer is not in this process");
    HttpProbe alone = client(serve("alone",
        _ -> new Routed.Elsewhere<>(URI.create("http://127.0.0.1:1"), "of a third")));
    assertProblem(webhook(BODY).to(alone, PATH), 503, "not-writable").hasRetryAfter();
  }

  private static SignedWebhook webhook(String body) {
    return SignedWebhook.of("msg_1", NOW, body);
  }

  private static CommandOutcome<String> accepted() {
    return new Accepted<>(1, "OPEN", new LogPosition(0, 0), false);
  }

  private HttpProbe receiver(CommandOutcome<String> outcome) {
    return client(owner(outcome));
  }

  private String owner(CommandOutcome<String> outcome) {
    return serve("owner", envelope -> {
      received.add(envelope);
      return new Routed.Here<>(CompletableFuture.completedFuture(outcome));
    });
  }

  private HttpProbe client(String url) {
    HttpProbe probe = new HttpProbe(url);
    opened.push(probe);
    return probe;
  }

  private String serve(String name, Routing<String, String> routing) {
    CommandForwarder forwarder =
        new CommandForwarder(new ProcessIdentity(name, "secret of " + name));
    opened.push(forwarder);
    PendingAnswers pending = PendingAnswers.start(Duration.ofSeconds(30), System::nanoTime);
    opened.push(pending);
    WebhookRoute<String, String> route = new WebhookRoute<>(PATH, secrets,
        Setting.CARRIER_WEBHOOK_SECRETS,
        body -> body.path("type").asString().equals("counted")
            ? Optional.of(new Heard<>(body.path("tally").asString(), "counted"))
            : Optional.empty(),
        "known"::equals);
    CommandRoutes<String, String> commands = new CommandRoutes<>("/tallies", "tallyId",
        new IdForm("must be a name", Optional::of), List.of(), "hash of "::concat,
        (reason, _) -> Problem.of(404, "no-tally", "No tally", reason));
    HttpServer server = HttpServer.start("127.0.0.1", 0, () -> UUID.randomUUID().toString(),
        new WebhookApi<>(route, commands, routing, forwarder, pending, () -> NOW)::register);
    opened.push(server);
    return server.url();
  }
}
