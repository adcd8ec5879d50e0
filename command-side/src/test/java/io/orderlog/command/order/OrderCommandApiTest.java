package io.orderlog.command.order;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.http.CommandApiFixture;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.http.HttpAnswer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("strange-machine")
class OrderCommandApiTest extends CommandApiFixture {

  @Test
  void a_new_order_is_created_where_its_location_says() {
    String orderId = newId();
    HttpAnswer answer = client().post("/orders", placing(orderId));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).isEqualTo("/orders/" + orderId);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("Idempotency-Replayed")).isEmpty();
    assertAnswer(answer, orderId, 1, "PLACED");
  }

  @Test
  void an_order_id_is_told_in_its_canonical_form() {
    String orderId = newId();
    HttpAnswer answer = client().post("/orders", placing(orderId.toUpperCase(Locale.ROOT)));
    assertAnswer(answer, orderId, 1, "PLACED");
    assertAnswer(command(orderId.toUpperCase(Locale.ROOT), "pay", PAY), orderId, 2, "PAID");
  }

  @Test
  void an_order_without_an_id_gets_a_new_one() {
    String body = placing(newId()).replaceFirst("\"orderId\":\"[^\"]*\",", "");
    String first = client().post("/orders", body).json().path("orderId").asString();
    String second = client().post("/orders", body).json().path("orderId").asString();
    assertThat(first).isNotEqualTo(second);
    assertThat(history(first)).hasSize(1);
    assertThat(history(second)).hasSize(1);
  }

  @Test
  void an_order_goes_through_its_life() {
    String orderId = newOrder();
    assertAnswer(command(orderId, "change-quantity", "{\"sku\":\"sku-1\",\"quantity\":3}"),
        orderId, 2, "PLACED");
    assertAnswer(command(orderId, "pay", "{\"paymentReference\":\"p\",\"amount\":\"30.0\"}"),
        orderId, 3, "PAID");
    assertAnswer(command(orderId, "ship", SHIP), orderId, 4, "SHIPPED");
    assertAnswer(command(orderId, "deliver", "{}"), orderId, 5, "DELIVERED");
    assertAnswer(command(orderId, "return", REASON), orderId, 6, "RETURNED");
    assertThat(history(orderId)).extracting(RecordedEvent::version)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pay"})
  void an_order_can_be_cancelled_before_it_is_shipped(String before) {
    String orderId = before.isEmpty() ? newOrder() : newOrder(before);
    assertAnswer(command(orderId, "cancel", REASON), orderId, before.isEmpty() ? 2 : 3,
        "CANCELLED");
  }

  @Test
  void what_a_command_says_of_itself_stands_in_its_event() {
    String orderId = newOrder();
    String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    command(orderId, "pay", PAY, "Idempotency-Key", "key 1", "Correlation-Id", "process 1",
        "traceparent", traceparent);
    RecordedEvent<OrderEvent> paid = history(orderId).getLast();
    assertThat(paid.metadata().commandId()).isEqualTo("key 1");
    assertThat(paid.metadata().correlationId()).isEqualTo("process 1");
    assertThat(paid.metadata().traceparent()).isEqualTo(traceparent);
  }

  @Test
  void a_trace_that_is_none_is_left_out() {
    String orderId = newOrder();
    command(orderId, "pay", PAY, "traceparent", "nonsense");
    command(orderId, "ship", SHIP, "traceparent", "a", "traceparent", "b");
    assertThat(history(orderId)).hasSize(3)
        .allSatisfy(event -> assertThat(event.metadata().traceparent()).isNull());
  }

  @ParameterizedTest
  @CsvSource({
      "'', place, order-id-taken",
      "pay, change-quantity, order-already-paid",
      "pay, pay, order-already-paid",
      "'', ship, order-not-paid",
      "pay;ship, cancel, order-already-shipped",
      "pay, deliver, order-not-shipped",
      "'', return, order-not-delivered",
      "pay;ship;deliver, cancel, order-already-delivered",
      "cancel, pay, order-already-cancelled",
      "pay;ship;deliver;return, return, order-already-returned"})
  void what_the_state_does_not_allow_is_a_conflict(String life, String command, String slug) {
    List<String> before = life.isEmpty() ? List.of() : List.of(life.split(";"));
    String orderId = newOrder(before.toArray(String[]::new));
    HttpAnswer answer = command.equals("place")
        ? client().post("/orders", placing(orderId))
        : command(orderId, command, bodyOf(command));
    assertProblem(answer, 409, slug).has("orderId", orderId).has("version", before.size() + 1);
    assertThat(history(orderId)).hasSize(before.size() + 1);
  }

  @Test
  void the_last_line_stays() {
    String orderId = newOrder();
    assertProblem(command(orderId, "change-quantity", "{\"sku\":\"sku-1\",\"quantity\":0}"),
        409, "last-line").has("orderId", orderId);
  }

  @Test
  void rules_that_need_the_order_name_the_field() {
    String orderId = newOrder();
    assertProblem(command(orderId, "change-quantity", "{\"sku\":\"other\",\"quantity\":1}"),
        422, "sku-not-in-order").hasErrorsIn("sku").has("version", 1);
    assertProblem(command(orderId, "pay", "{\"paymentReference\":\"p\",\"amount\":\"19.99\"}"),
        422, "amount-not-the-total").hasErrorsIn("amount").saysInDetail("20.00 EUR");
    assertProblem(command(orderId, "pay", "{\"paymentReference\":\"p\",\"amount\":\"20.001\"}"),
        422, "amount-not-the-total").hasErrorsIn("amount");
    assertThat(history(orderId)).hasSize(1);
  }

  @Test
  void a_total_too_large_to_be_counted_safely_is_refused() {
    String orderId = newId();
    client().post("/orders", String.format(Locale.ROOT, """
        {"orderId":"%s","customerId":"c","currency":"JPY","lines":[
         {"sku":"s","quantity":1,"unitPrice":"9007199254740991"}]}""", orderId));
    assertProblem(command(orderId, "change-quantity", "{\"sku\":\"s\",\"quantity\":2}"),
        422, "total-too-large").hasErrorsIn("quantity");
  }

  @ParameterizedTest
  @ValueSource(strings = {"change-quantity", "pay", "ship", "deliver", "cancel", "return"})
  void commands_for_an_order_that_is_not_there_are_told_so(String command) {
    String orderId = newId();
    assertProblem(command(orderId, command, bodyOf(command)), 404, "order-not-found")
        .has("orderId", orderId).hasNo("version");
    assertProblem(command("not-a-uuid", command, bodyOf(command)), 404, "order-not-found");
    assertThat(history(orderId)).isEmpty();
  }

  @Test
  void other_methods_and_paths_are_told_so() {
    HttpAnswer get = client().get("/orders");
    assertProblem(get, 405, "method-not-allowed");
    assertThat(get.header("Allow")).isEqualTo("POST");
    assertProblem(client().send("PUT", "/orders/" + newId() + "/pay", BodyPublishers.noBody()),
        405, "method-not-allowed");
    assertProblem(client().post("/orders/" + newId() + "/explode", "{}"), 404, "not-found");
    assertProblem(client().post("/", "{}"), 404, "not-found");
  }

  @Test
  void only_json_is_spoken() {
    String pay = "/orders/" + newId() + "/pay";
    assertProblem(client().post("/orders", placing(newId()), "Accept", "text/html"),
        406, "not-acceptable");
    assertProblem(client().post(pay, PAY, "Accept", "text/html"), 406, "not-acceptable");
    assertProblem(client().send("POST", "/orders", BodyPublishers.ofString("a=b"),
        "Content-Type", "application/x-www-form-urlencoded"), 415, "unsupported-media-type");
    assertProblem(client().send("POST", pay, BodyPublishers.ofString(PAY)),
        415, "unsupported-media-type");
  }

  @Test
  void a_body_that_is_too_large_is_refused() {
    String body = placing(newId()).replace("customer-1", "c".repeat(300_000));
    assertProblem(client().post("/orders", body), 413, "too-large");
  }

  private void assertAnswer(HttpAnswer answer, String orderId, long version, String status) {
    assertThat(answer.body()).isEqualTo("{\"orderId\":\"" + orderId + "\",\"version\":" + version
        + ",\"status\":\"" + status + "\"}");
    assertThat(answer.header("ETag")).isEqualTo("\"" + version + "\"");
    RecordedEvent<OrderEvent> last = history(orderId).getLast();
    assertThat(last.version()).isEqualTo(version);
    assertThat(LogPosition.parse(answer.header("Consistency-Token"))).contains(last.position());
  }
}
