package io.orderlog.command.http;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import io.orderlog.http.RawConnection;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyTest extends CommandApiFixture {

  @Test
  void the_same_command_with_the_same_key_is_done_once() {
    String orderId = newOrder();
    HttpAnswer first = command(orderId, "pay", PAY, "Idempotency-Key", "k");
    command(orderId, "ship", SHIP);
    HttpAnswer again = command(orderId, "pay", PAY, "Idempotency-Key", "k");
    assertReplayed(again, first);
    assertThat(history(orderId)).hasSize(3);
  }

  @Test
  void placing_is_done_once_too() {
    String orderId = newId();
    HttpAnswer first = client().post("/orders", placing(orderId), "Idempotency-Key", "k");
    HttpAnswer again = client().post("/orders", placing(orderId), "Idempotency-Key", "k");
    assertReplayed(again, first);
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(history(orderId)).hasSize(1);
  }

  @Test
  void an_order_without_an_id_is_found_again_by_its_key() {
    String key = newId();
    String body = placing("").replace("\"orderId\":\"\",", "");
    HttpAnswer first = client().post("/orders", body, "Idempotency-Key", key);
    assertReplayed(client().post("/orders", body, "Idempotency-Key", key), first);
    assertThat(history(first.json().path("orderId").asString())).hasSize(1);
    assertProblem(client().post("/orders", body.replace("sku-1", "sku-2"), "Idempotency-Key", key),
        422, "idempotency-key-reused");
  }

  @Test
  void an_order_without_an_id_and_a_key_has_an_id_that_grows_with_time() {
    String body = placing("").replace("\"orderId\":\"\",", "");
    List<String> ids = Stream.generate(() -> client().post("/orders", body))
        .limit(10).map(answer -> answer.json().path("orderId").asString()).toList();
    assertThat(ids).isSorted().doesNotHaveDuplicates()
        .allSatisfy(id -> assertThat(UUID.fromString(id).version()).isEqualTo(7));
  }

  @Test
  void an_order_without_an_id_and_a_key_is_found_again_by_the_key_that_was_made_for_it() {
    String body = placing("").replace("\"orderId\":\"\",", "");
    HttpAnswer first = client().post("/orders", body);
    String madeKey = history(first.json().path("orderId").asString()).getFirst()
        .metadata().commandId();
    assertReplayed(client().post("/orders", body, "Idempotency-Key", madeKey), first);
    restart();
    assertReplayed(client().post("/orders", body, "Idempotency-Key", madeKey), first);
  }

  @Test
  void a_key_of_a_client_gives_the_id_that_it_always_gave() {
    String body = placing("").replace("\"orderId\":\"\",", "");
    String key = "0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b";
    assertThat(client().post("/orders", body, "Idempotency-Key", key)
        .json().path("orderId").asString()).isEqualTo("a60fc998-6a67-8f53-b29a-01d909384555");
  }

  @Test
  void what_was_done_is_remembered_over_a_restart() {
    String orderId = newOrder();
    HttpAnswer first = command(orderId, "pay", PAY, "Idempotency-Key", "k");
    restart();
    assertReplayed(command(orderId, "pay", PAY, "Idempotency-Key", "k"), first);
    assertProblem(command(orderId, "cancel", REASON, "Idempotency-Key", "k"),
        422, "idempotency-key-reused");
    assertThat(history(orderId)).hasSize(2);
  }

  @Test
  void how_the_json_is_written_does_not_matter() {
    String orderId = newId();
    HttpAnswer first = client().post("/orders", placing(orderId), "Idempotency-Key", "k");
    HttpAnswer again = client().post("/orders", String.format(Locale.ROOT, """
        { "lines": [ {"unitPrice":"10", "sku":"sk\\u0075-1", "quantity":2} ],
          "currency":"EUR", "customerId":"customer-1", "orderId":"%s" }""", orderId),
        "Idempotency-Key", "k");
    assertReplayed(again, first);
    HttpAnswer paid = command(orderId, "pay", PAY, "Idempotency-Key", "p");
    assertReplayed(command(orderId, "pay", PAY.replace("20.00", "20"), "Idempotency-Key", "p"),
        paid);
  }

  @Test
  void another_command_with_the_same_key_is_refused() {
    String orderId = newOrder();
    command(orderId, "pay", PAY, "Idempotency-Key", "k");
    assertProblem(command(orderId, "pay", PAY.replace("payment-1", "payment-2"),
        "Idempotency-Key", "k"), 422, "idempotency-key-reused");
    assertProblem(command(orderId, "cancel", REASON, "Idempotency-Key", "k"),
        422, "idempotency-key-reused");
    assertThat(history(orderId)).hasSize(2);
  }

  @Test
  void a_refused_command_may_be_sent_again() {
    String orderId = newOrder();
    assertProblem(command(orderId, "ship", SHIP, "Idempotency-Key", "k"), 409, "order-not-paid");
    command(orderId, "pay", PAY);
    assertThat(command(orderId, "ship", SHIP, "Idempotency-Key", "k").status()).isEqualTo(200);
  }

  @Test
  void a_key_may_have_255_printable_characters() {
    String orderId = newOrder();
    String longest = "!~" + "x".repeat(253);
    assertThat(longest).hasSize(255);
    assertThat(command(orderId, "pay", PAY, "Idempotency-Key", longest).status()).isEqualTo(200);
    assertProblem(command(orderId, "ship", SHIP, "Idempotency-Key", longest + "x"),
        400, "invalid-request").hasErrorsIn("Idempotency-Key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\tb"})
  void a_key_that_cannot_be_printed_is_refused(String key) {
    assertProblem(command(newId(), "pay", PAY, "Idempotency-Key", key), 400, "invalid-request")
        .hasErrorsIn("Idempotency-Key");
  }

  @Test
  void a_key_of_other_bytes_than_ascii_is_refused() throws IOException {
    HttpAnswer answer = RawConnection.exchange(port(), String.format(Locale.ROOT, """
        POST /orders/%s/pay HTTP/1.1
        Host: localhost
        Content-Type: application/json
        Content-Length: %d
        Idempotency-Key: k\u00e4se
        Connection: close

        %s""", newId(), PAY.length(), PAY));
    assertProblem(answer, 400, "invalid-request").hasErrorsIn("Idempotency-Key");
  }

  @Test
  void two_keys_are_refused() {
    assertProblem(command(newId(), "pay", PAY, "Idempotency-Key", "a", "Idempotency-Key", "a"),
        400, "invalid-request").hasErrorsIn("Idempotency-Key");
  }

  @Test
  void many_at_once_with_one_key_are_one() {
    String orderId = newOrder();
    List<HttpAnswer> answers = inParallel(50,
        _ -> command(orderId, "pay", PAY, "Idempotency-Key", "k"));
    assertThat(answers).allSatisfy(answer -> {
      if (answer.status() == 409) {
        assertProblem(answer, 409, "idempotency-key-in-use").hasRetryAfter();
      } else {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("version").asLong()).isEqualTo(2);
      }
    });
    assertThat(answers).filteredOn(answer -> answer.status() == 200
        && answer.header("Idempotency-Replayed").isEmpty()).hasSize(1);
    assertThat(history(orderId)).hasSize(2);
  }

  @Test
  void many_at_once_with_one_key_and_no_order_id_are_one_order() {
    String key = newId();
    String body = placing("").replace("\"orderId\":\"\",", "");
    List<HttpAnswer> answers = inParallel(50,
        _ -> client().post("/orders", body, "Idempotency-Key", key));
    assertThat(answers).extracting(HttpAnswer::status).isSubsetOf(201, 409).contains(201);
    List<String> orders = answers.stream().filter(answer -> answer.status() == 201)
        .map(answer -> answer.json().path("orderId").asString()).distinct().toList();
    assertThat(orders).hasSize(1);
    assertThat(history(orders.getFirst())).hasSize(1);
  }

  private static void assertReplayed(HttpAnswer again, HttpAnswer first) {
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(again.header("Consistency-Token")).isEqualTo(first.header("Consistency-Token"));
  }
}
