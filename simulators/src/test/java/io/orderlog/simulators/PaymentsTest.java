package io.orderlog.simulators;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a caller can do with money, and how it goes by method. */
class PaymentsTest extends SimulatorsFixture {

  @BeforeEach
  void open() {
    start();
  }

  @ParameterizedTest
  @CsvSource({"ok, authorised, 1990", "declined, declined, 0", "declined-once, declined, 0",
      "challenge, action-required, 0", "authorised-late, pending, 0",
      "captured-late, authorised, 1990", "chargeback, authorised, 1990", "cash, declined, 0"})
  void a_payment_goes_as_its_method_says(String method, String status, long authorised) {
    JsonNode payment = pay("key-1", "order-1", method).json();
    assertThat(payment.path("status").asString()).isEqualTo(status);
    assertThat(payment.path("authorised").asLong()).isEqualTo(authorised);
    assertThat(payment.path("reference").asString()).isEqualTo("order-1");
    assertThat(payment(payment.path("id").asString())).isEqualTo(payment);
  }

  @Test
  void money_is_held_taken_and_given_back() {
    String id = paid("key-1", "order-1", "ok");
    assertThat(capture("key-2", id, 1500).json().path("status").asString()).isEqualTo("done");
    assertThat(refund("key-3", id, 400).json().path("status").asString()).isEqualTo("done");
    assertThat(cancel("key-4", id).json().path("amount").asLong()).isEqualTo(490);
    assertMoney(id, 1990, 1500, 400, 490);
    assertThat(payment(id).path("operations")).extracting(each -> each.path("key").asString())
        .containsExactly("key-2", "key-3", "key-4");
  }

  @Test
  void what_is_not_there_does_not_move() {
    String id = paid("key-1", "order-1", "ok");
    assertFailed(capture("key-2", id, 1991), "too-much");
    assertFailed(refund("key-3", id, 1), "nothing-left");
    capture("key-4", id, 1990);
    assertFailed(capture("key-5", id, 1), "too-much");
    assertFailed(cancel("key-6", id), "nothing-held");
    assertFailed(refund("key-7", id, 1991), "nothing-left");
    assertMoney(id, 1990, 1990, 0, 0);
    String declined = paid("key-8", "order-2", "declined");
    assertFailed(capture("key-9", declined, 1990), "not-authorised");
    assertFailed(cancel("key-10", declined), "nothing-held");
  }

  @Test
  void what_was_let_go_is_not_taken() {
    String id = paid("key-1", "order-1", "ok");
    cancel("key-2", id);
    assertThat(payment(id).path("status").asString()).isEqualTo("voided");
    assertFailed(capture("key-3", id, 1990), "voided");
    String held = paid("key-4", "order-1", "ok");
    now = now.plus(Duration.ofDays(7));
    assertFailed(capture("key-5", held, 1990), "expired");
  }

  @Test
  void the_second_attempt_for_a_reference_may_fare_better() {
    assertThat(pay("key-1", "order-1", "declined-once").json().path("code").asString())
        .isEqualTo("no-funds");
    String second = paid("key-2", "order-1", "declined-once");
    assertThat(payment(second).path("status").asString()).isEqualTo("authorised");
    assertThat(pay("key-3", "order-2", "declined-once").json().path("status").asString())
        .isEqualTo("declined");
    assertThat(client().get("/v1/payments?reference=order-1").json().path("items"))
        .extracting(each -> each.path("key").asString()).containsExactly("key-1", "key-2");
    assertThat(client().get("/v1/payments?reference=order-9").json().path("items")).isEmpty();
  }

  @Test
  void a_challenge_waits_for_the_customer() {
    JsonNode challenged = pay("key-1", "order-1", "challenge").json();
    String id = challenged.path("id").asString();
    assertThat(challenged.path("url").asString())
        .startsWith("http://127.0.0.1:").endsWith("/sim/payments/" + id + "/confirm");
    assertFailed(capture("key-2", id, 1990), "not-authorised");
    HttpAnswer confirmed = client().post("/sim/payments/" + id + "/confirm", "{}");
    assertThat(confirmed.json().path("status").asString()).isEqualTo("authorised");
    assertThat(client().post("/sim/payments/" + id + "/confirm", "{}").status()).isEqualTo(200);
    assertThat(capture("key-3", id, 1990).json().path("status").asString()).isEqualTo("done");
    String given = paid("key-4", "order-1", "challenge");
    cancel("key-5", given);
    assertProblem(client().post("/sim/payments/" + given + "/confirm", "{}"),
        409, "nothing-to-confirm");
    assertProblem(client().post("/sim/payments/nobody/confirm", "{}"), 404, "payment-not-found");
  }

  @Test
  void what_comes_late_comes_when_its_time_has_come() {
    String held = paid("key-1", "order-1", "authorised-late");
    String taken = paid("key-2", "order-1", "captured-late");
    String disputed = paid("key-3", "order-1", "chargeback");
    assertThat(capture("key-4", taken, 1990).json().path("status").asString())
        .isEqualTo("pending");
    assertFailed(cancel("key-5", taken), "capture-pending");
    capture("key-6", disputed, 1990);
    refund("key-7", disputed, 90);
    assertThat(payment(disputed).path("operations")).hasSize(2);
    now = now.plus(LATER);
    Eventually.isTrue(() -> payment(held).path("status").asString().equals("authorised")
        && payment(taken).path("captured").asLong() == 1990
        && payment(disputed).path("chargedBack").asLong() == 1900, "not all has come");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ok", "declined", "challenge", "captured-late"})
  void a_key_is_done_once_and_answered_the_same_for_ever(String method) {
    HttpAnswer first = pay("key-1", "order-1", method);
    now = now.plus(LATER);
    HttpAnswer again = pay("key-1", "order-1", method);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertProblem(pay("key-1", "order-2", method), 422, "idempotency-key-reused");
    String id = first.json().path("id").asString();
    assertProblem(capture("key-1", id, 1990), 422, "idempotency-key-reused");
    HttpAnswer captured = capture("key-2", id, 1000);
    assertThat(capture("key-2", id, 1000).body()).isEqualTo(captured.body());
    assertProblem(capture("key-2", id, 1001), 422, "idempotency-key-reused");
    assertProblem(refund("key-2", id, 1000), 422, "idempotency-key-reused");
    assertThat(ledger().path("payments")).hasSize(1);
    assertThat(ledger().path("calls")).hasSize(2);
  }

  @Test
  void who_asks_many_times_at_once_gets_one_thing_done() {
    String id = paid("key-1", "order-1", "ok");
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = IntStream.range(0, 50).mapToObj(_ -> CompletableFuture.supplyAsync(
          () -> capture("key-2", id, 10).body(), callers)).toList();
      assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    }
    assertThat(payment(id).path("captured").asLong()).isEqualTo(10);
  }

  @Test
  void the_ledger_adds_up_what_really_happened() {
    capture("key-2", paid("key-1", "order-1", "ok"), 1990);
    cancel("key-4", paid("key-3", "order-2", "ok"));
    String refunded = paid("key-5", "order-3", "ok");
    capture("key-6", refunded, 1000);
    refund("key-7", refunded, 300);
    assertThat(ledger().path("sums").toString()).isEqualTo("[{\"currency\":\"EUR\","
        + "\"authorised\":5970,\"captured\":2990,\"refunded\":300,\"chargedBack\":0,"
        + "\"voided\":1990}]");
    assertThat(ledger().path("calls")).extracting(each -> each.path("key").asString())
        .containsExactly("key-1", "key-2", "key-3", "key-4", "key-5", "key-6", "key-7");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{}", "{\"amount\":0}", "{\"amount\":-1}", "{\"amount\":1.5}", "{\"amount\":\"5\"}",
      "{\"amount\":9007199254740992}", "{\"amount\":1e3}", "{\"amount\":1,\"what\":2}",
      "{\"amount\":99999999999999999999999999}", "[]", "{\"amount\":1", ""})
  void a_body_that_is_wrong_is_refused_and_nothing_is_done(String body) {
    String id = paid("key-1", "order-1", "ok");
    HttpAnswer answer = client().post("/v1/payments/" + id + "/capture", body,
        "Idempotency-Key", "key-2");
    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    assertThat(ledger().path("calls")).hasSize(1);
  }

  @Test
  void a_payment_that_is_wrong_is_refused_with_all_that_is_wrong() {
    HttpAnswer answer = client().post("/v1/payments", "{\"reference\":\"\",\"amount\":0,"
        + "\"currency\":\"Euro\",\"method\":\"" + "x".repeat(256) + "\"}",
        "Idempotency-Key", "key-1");
    assertProblem(answer, 400, "invalid-request")
        .hasErrorsIn("reference", "amount", "currency", "method");
    assertProblem(client().post("/v1/payments", "{\"reference\":\"a\",\"amount\":5,"
        + "\"currency\":\"EUR\",\"method\":\"ok\"}"), 400, "invalid-request")
        .hasErrorsIn("Idempotency-Key");
    assertProblem(client().get("/v1/payments"), 400, "invalid-request").hasErrorsIn("reference");
    assertThat(ledger().path("payments")).isEmpty();
  }

  @Test
  void what_is_not_there_is_not_found() {
    assertProblem(client().get("/v1/payments/nobody"), 404, "payment-not-found");
    assertProblem(capture("key-1", "nobody", 5), 404, "payment-not-found");
    assertProblem(cancel("key-1", "nobody"), 404, "payment-not-found");
  }

  private void assertMoney(
      String id, long authorised, long captured, long refunded, long voided) {
    JsonNode payment = payment(id);
    assertThat(payment.path("authorised").asLong()).isEqualTo(authorised);
    assertThat(payment.path("captured").asLong()).isEqualTo(captured);
    assertThat(payment.path("refunded").asLong()).isEqualTo(refunded);
    assertThat(payment.path("voided").asLong()).isEqualTo(voided);
  }

  private static void assertFailed(HttpAnswer answer, String code) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    assertThat(answer.json().path("status").asString()).isEqualTo("failed");
    assertThat(answer.json().path("code").asString()).isEqualTo(code);
  }
}
