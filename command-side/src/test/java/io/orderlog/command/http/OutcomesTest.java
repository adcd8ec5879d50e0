package io.orderlog.command.http;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.CommandIdInFlight;
import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.command.CommandOutcome.Overloaded;
import io.orderlog.command.CommandOutcome.TooLarge;
import io.orderlog.command.CommandOutcome.Unknown;
import io.orderlog.command.ProcessIdentity;
import io.orderlog.command.order.OrderRoutes;
import io.orderlog.command.route.Routed.Here;
import io.orderlog.command.route.Routing;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.http.CapturedLog;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.http.HttpServer;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Outcomes that a healthy log hardly ever has. */
class OutcomesTest {

  private static final UUID MADE_ID = UUID.fromString("0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b");
  private static final String PATH = "/orders/" + MADE_ID + "/cancel";

  @Test
  void too_large_an_event_is_refused_for_good() {
    HttpAnswer refused = answer(
        new TooLarge<>("it has 34000 bytes, max.message.bytes allows 20000"));
    assertProblem(refused, 413, "event-too-large")
        .saysInDetail("max.message.bytes allows 20000");
    assertThat(refused.headers()).doesNotContainKey("retry-after");
  }

  @Test
  void too_many_waiting_is_not_available() {
    assertProblem(answer(new Overloaded<>()), 503, "overloaded").hasRetryAfter()
        .saysInDetail("Nothing was written");
  }

  @Test
  void no_writer_is_not_available() {
    assertProblem(answer(new NotWritten<>("the writer is reading the log")), 503, "not-writable")
        .hasRetryAfter().saysInDetail("Nothing was written: the writer is reading the log");
  }

  @Test
  void a_key_in_use_is_a_conflict() {
    assertProblem(answer(new CommandIdInFlight<>()), 409, "idempotency-key-in-use")
        .hasRetryAfter();
  }

  @Test
  void an_unknown_outcome_names_the_key_that_makes_a_retry_safe() {
    assertProblem(answer(new Unknown<>("no answer")), 503, "outcome-unknown").hasRetryAfter()
        .has("idempotencyKey", MADE_ID);
    assertProblem(
        answer(_ -> new Here<>(CompletableFuture.completedFuture(new Unknown<>("no answer"))),
            "Idempotency-Key", "mine"),
        503, "outcome-unknown").has("idempotencyKey", "mine");
  }

  @Test
  void an_answer_that_does_not_come_is_an_unknown_outcome() {
    assertProblem(answer(_ -> new Here<>(new CompletableFuture<>())), 503, "outcome-unknown")
        .hasRetryAfter()
        .has("idempotencyKey", MADE_ID)
        .saysInDetail("the log did not confirm it within 30 s");
  }

  @Test
  void a_defect_has_an_id_that_the_log_has_too() {
    try (CapturedLog log = new CapturedLog("io.orderlog.http")) {
      assertDefect(answer(_ -> {
        throw new IllegalStateException("a secret");
      }));
      assertDefect(answer(_ -> new Here<>(CompletableFuture.failedFuture(
          new IllegalStateException("a secret")))));
      assertThat(log.lines()).hasSize(2)
          .allSatisfy(line -> assertThat(line).contains(MADE_ID.toString()));
    }
  }

  private static void assertDefect(HttpAnswer answer) {
    assertProblem(answer, 500, "internal-error").has("errorId", MADE_ID);
    assertThat(answer.body()).doesNotContain("secret");
  }

  private static HttpAnswer answer(CommandOutcome<OrderRejection> outcome) {
    return answer(_ -> new Here<>(CompletableFuture.completedFuture(outcome)));
  }

  private static HttpAnswer answer(
      Routing<OrderCommand, OrderRejection> routing, String... headers) {
    AtomicLong seconds = new AtomicLong();
    // Between any two looks at this clock, more time goes by than a request may wait.
    Ticker fastClock = () -> Duration.ofSeconds(seconds.addAndGet(31)).toNanos();
    try (
        CommandForwarder forwarder =
            new CommandForwarder(new ProcessIdentity("instance", "secret"));
        PendingAnswers pending = PendingAnswers.start(Duration.ofSeconds(30), fastClock);
        HttpServer server = HttpServer.start("127.0.0.1", 0, MADE_ID::toString,
            new CommandApi<>(OrderLog.ORDERS, OrderRoutes.ROUTES, routing, forwarder, pending,
                MADE_ID::toString)::register);
        HttpProbe client = new HttpProbe(server.url())) {
      return client.post(PATH, "{\"reason\":\"why\"}", headers);
    }
  }
}
