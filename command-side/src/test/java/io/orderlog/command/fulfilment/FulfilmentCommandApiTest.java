package io.orderlog.command.fulfilment;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.CommandOutcome.Rejected;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.ProcessIdentity;
import io.orderlog.command.http.CommandApi;
import io.orderlog.command.http.CommandForwarder;
import io.orderlog.command.http.PendingAnswers;
import io.orderlog.command.route.Routed.Here;
import io.orderlog.command.route.Routed;
import io.orderlog.domain.Decision;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentEvent.PaymentDeclined;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentExamples;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.decisions.FulfilmentDecider;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.fulfilment.FulfilmentLog;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.http.HttpServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people ask of a process over HTTP, decided by its rules; without a log. */
@Tag("strange-machine")
class FulfilmentCommandApiTest {

  private static final String ORDER = "dfedfb13-5d6a-4b6e-9c3e-0a1b2c3d4e5f";
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final FulfilmentDecider decider = FulfilmentExamples.decider();
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private FulfilmentState state = decider.initial();
  @SuppressWarnings("NullAway.Init") // Set before each test.
  private HttpProbe client;

  @BeforeEach
  void serve() {
    CommandForwarder forwarder = new CommandForwarder(new ProcessIdentity("one", "secret"));
    opened.push(forwarder);
    PendingAnswers pending = PendingAnswers.start(Duration.ofSeconds(30), System::nanoTime);
    opened.push(pending);
    HttpServer server = HttpServer.start("127.0.0.1", 0, () -> UUID.randomUUID().toString(),
        routes -> {
          CommandApi.registerProblems(routes);
          new CommandApi<>(FulfilmentLog.FULFILMENTS, FulfilmentRoutes.ROUTES, this::decide,
              forwarder, pending, () -> UUID.randomUUID().toString()).register(routes);
        });
    opened.push(server);
    client = new HttpProbe(server.url());
    opened.push(client);
  }

  @AfterEach
  void closeAll() throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }

  @Test
  void a_parcel_is_handed_over_and_delivered() {
    state = FulfilmentExamples.stateOf("Shipping");

    assertAnswer(handOver(), "UNDER_WAY");
    assertProblem(handOver(), 409, "fulfilment-not-there").saysInDetail("this one is UNDER_WAY")
        .has("orderId", ORDER).has("version", 7);
    assertAnswer(post("shipments/deliver", "{}"), "DELIVERED");
    assertProblem(post("shipments/deliver", "{}"), 409, "fulfilment-not-there");
  }

  @Test
  void who_comes_too_early_or_too_late_is_told_when_it_is_time() {
    state = FulfilmentExamples.stateOf("Paying");

    assertProblem(handOver(), 409, "fulfilment-not-there").saysInDetail(
        "This is taken of a fulfilment that is SHIPPING; this one is PAYING");
    assertProblem(post("shipments/deliver", "{}"), 409, "fulfilment-not-there").saysInDetail(
        "This is taken of a fulfilment that is UNDER_WAY; this one is PAYING");
    assertProblem(refund("1"), 409, "fulfilment-not-there").saysInDetail("that is SHIPPING,"
        + " UNDER_WAY, DELIVERED or CLOSED because the parcel has arrived; this one is PAYING");
  }

  @Test
  void what_has_no_order_of_its_own_is_abandoned() {
    String body = "{\"reason\":\"once more\"}";
    state = FulfilmentExamples.stateOf("Taken");

    assertProblem(post("fulfilments/retry", body), 409, "fulfilment-without-order")
        .saysInDetail("only POST /fulfilments/" + ORDER + "/abandon ends it");
    assertAnswer(post("fulfilments/abandon", body), "UNWINDING");
  }

  @Test
  void another_way_to_pay_is_taken_after_one_was_declined() {
    String body = "{\"paymentMethod\":\"other\"}";
    state = FulfilmentExamples.stateOf("Paying");
    assertProblem(post("orders/payment-method", body), 409, "payment-not-awaited")
        .saysInDetail("this one is PAYING");

    state = FulfilmentExamples.after("Paying",
        new PaymentDeclined("auth-1", "no funds", NOON.plusSeconds(900)));
    assertAnswer(post("orders/payment-method", body), "PAYING");
  }

  @Test
  void no_more_is_refunded_than_was_taken() {
    state = FulfilmentExamples.stateOf("Delivered");

    assertAnswer(refund("12.5"), "DELIVERED");
    assertProblem(refund("7.51"), 409, "refund-exceeds-captured").has("refundable", "7.50");
    assertAnswer(refund("7.50"), "DELIVERED");
    assertProblem(refund("0.001"), 422, "amount-not-in-currency").hasErrorsIn("amount");
  }

  @Test
  void what_is_stuck_is_helped_or_given_up() {
    String body = "{\"reason\":\"the provider is back\"}";
    for (String command : List.of("retry", "abandon")) {
      state = FulfilmentExamples.stateOf("Capturing");
      assertProblem(post("fulfilments/" + command, body), 409, "fulfilment-not-stuck");
    }
    state = FulfilmentExamples.stateOf("Stuck");
    assertAnswer(post("fulfilments/retry", body), "CAPTURING");
    state = FulfilmentExamples.stateOf("Stuck");
    assertAnswer(post("fulfilments/abandon", body), "UNWINDING");
  }

  @Test
  void what_is_in_review_is_approved_or_given_up() {
    String body = "{\"reason\":\"a good customer\"}";
    state = FulfilmentExamples.stateOf("Paying");
    assertProblem(post("fulfilments/approve", body), 409, "fulfilment-not-in-review")
        .saysInDetail("this one is PAYING");

    state = FulfilmentExamples.stateOf("InReview");
    assertAnswer(post("fulfilments/approve", body), "PAYING");
    state = FulfilmentExamples.stateOf("InReview");
    assertAnswer(post("fulfilments/abandon", body), "UNWINDING");
  }

  @Test
  void what_no_cart_became_is_not_found() {
    assertProblem(handOver(), 404, "fulfilment-not-found").has("orderId", ORDER);
    assertProblem(post("fulfilments/retry", "{\"reason\":\"r\"}"), 404,
        "fulfilment-not-found");
    assertProblem(refund("7"), 404, "fulfilment-not-found");
    assertProblem(client.post("/fulfilments/7/retry", "{\"reason\":\"r\"}"), 404,
        "fulfilment-not-found").saysInDetail("must be a UUID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fulfilments/start", "fulfilments/pass-deadline", "fulfilments/deliver",
      "orders/hear-authorised", "shipments/retry"})
  void what_only_others_or_nobody_may_ask_has_no_path(String path) {
    assertThat(post(path, "{}").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "fulfilments/retry | {} | 400 | reason",
      "fulfilments/approve | {} | 400 | reason",
      "fulfilments/approve | {\"reason\":\" \"} | 422 | reason",
      "fulfilments/abandon | {\"reason\":7} | 400 | reason",
      "fulfilments/abandon | {\"reason\":\"\"} | 422 | reason",
      "orders/payment-method | {\"paymentMethod\":\"\\u0000\"} | 422 | paymentMethod",
      "orders/payment-method | {\"method\":\"ok\"} | 400 | paymentMethod method",
      "orders/refunds | {\"reason\":\"r\"} | 400 | amount",
      "orders/refunds | {\"amount\":7,\"reason\":\"r\"} | 400 | amount",
      "orders/refunds | {\"amount\":\"0\",\"reason\":\"\"} | 422 | amount reason",
      "orders/refunds | {\"amount\":\"-1\",\"reason\":\"r\"} | 422 | amount",
      "shipments/hand-over | {\"carrier\":\"c\"} | 400 | trackingNumber",
      "shipments/hand-over | {\"carrier\":\" \",\"trackingNumber\":\"\"} | 422"
          + " | carrier trackingNumber",
      "shipments/deliver | {\"carrier\":\"c\"} | 400 | carrier"})
  void every_mistake_in_a_body_is_named(String path, String body, int status, String fields) {
    state = FulfilmentExamples.stateOf("Shipping");
    assertProblem(post(path, body), status,
        status == 400 ? "invalid-request" : "invalid-command").hasErrorsIn(fields.split(" "));
  }

  private Routed<FulfilmentRejection> decide(CommandEnvelope<FulfilmentCommand> envelope) {
    return new Here<>(CompletableFuture.completedFuture(outcome(
        decider.decide(envelope.command(), state, NOON))));
  }

  private CommandOutcome<FulfilmentRejection> outcome(
      Decision<FulfilmentEvent, FulfilmentRejection> decision) {
    return switch (decision) {
      case Decision.Rejected<FulfilmentEvent, FulfilmentRejection>(var reason) ->
        new Rejected<>(reason, state.equals(decider.initial()) ? 0 : 7);
      case Decision.Accepted<FulfilmentEvent, FulfilmentRejection>(var events) -> {
        for (FulfilmentEvent event : events) {
          state = decider.evolve(state, event);
        }
        yield new Accepted<>(7, FulfilmentDecider.statusOf(state).name(), new LogPosition(0, 9),
            false);
      }
    };
  }

  private HttpAnswer handOver() {
    return post("shipments/hand-over", "{\"carrier\":\"DHL\",\"trackingNumber\":\"1\"}");
  }

  private HttpAnswer refund(String amount) {
    return post("orders/refunds", "{\"amount\":\"" + amount + "\",\"reason\":\"a scratch\"}");
  }

  /** @param command with its path, but without the id in it */
  private HttpAnswer post(String command, String body) {
    return client.post("/" + command.replace("/", "/" + ORDER + "/"), body);
  }

  private static void assertAnswer(HttpAnswer answer, String status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Consistency-Token")).isEqualTo("fulfilments:0@9");
    assertThat(answer.body()).isEqualTo("{\"orderId\":\"" + ORDER
        + "\",\"version\":7,\"status\":\"" + status + "\"}");
  }
}
