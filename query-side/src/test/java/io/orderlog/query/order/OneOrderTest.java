package io.orderlog.query.order;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static io.orderlog.query.OrderStories.append;
import static io.orderlog.query.OrderStories.cancelled;
import static io.orderlog.query.OrderStories.delivered;
import static io.orderlog.query.OrderStories.paid;
import static io.orderlog.query.OrderStories.placed;
import static io.orderlog.query.OrderStories.returned;
import static io.orderlog.query.OrderStories.shipped;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.http.HttpAnswer;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.OrderEvents;
import io.orderlog.projections.TestDatabase;
import io.orderlog.query.RunningQuerySide;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /orders/{id}}, over the wire. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneOrderTest {

  private final Path data;

  @Parameter
  TestDatabase kind;

  private RunningQuerySide system;
  private String id;

  OneOrderTest(@TempDir Path data) {
    this.data = data;
  }

  @BeforeParameterizedClassInvocation
  void start() {
    system = RunningQuerySide.start(kind.create(data));
  }

  @BeforeEach
  void newOrder() {
    id = UUID.randomUUID().toString();
  }

  @AfterParameterizedClassInvocation
  void stop() {
    system.close();
  }

  @Test
  void a_placed_order_has_neither_payment_nor_shipment_nor_reason() {
    assertThat(after(placed("EUR"))).isEqualTo(oneLine("""
        {"orderId":"%s","customerId":"customer-1","status":"PLACED","currency":"EUR",
        "lines":[{"sku":"pen","quantity":2,"unitPrice":"50.00"},
        {"sku":"ink","quantity":1,"unitPrice":"23.45"}],"total":"123.45","version":1,
        "placedAt":"2026-03-01T10:00:01Z","updatedAt":"2026-03-01T10:00:01Z"}"""));
  }

  @Test
  void a_changed_order_has_the_new_quantity_and_total() {
    assertThat(after(placed("EUR"), new QuantityChanged("pen", 0, 2_345))).isEqualTo(oneLine("""
        {"orderId":"%s","customerId":"customer-1","status":"PLACED","currency":"EUR",
        "lines":[{"sku":"ink","quantity":1,"unitPrice":"23.45"}],"total":"23.45","version":2,
        "placedAt":"2026-03-01T10:00:01Z","updatedAt":"2026-03-01T10:00:02Z"}"""));
  }

  @Test
  void a_paid_order_has_a_payment() {
    assertThat(after(placed("JPY"), paid("JPY"))).isEqualTo(oneLine("""
        {"orderId":"%s","customerId":"customer-1","status":"PAID","currency":"JPY",
        "lines":[{"sku":"pen","quantity":2,"unitPrice":"5000"},
        {"sku":"ink","quantity":1,"unitPrice":"2345"}],"total":"12345","version":2,
        "placedAt":"2026-03-01T10:00:01Z","updatedAt":"2026-03-01T10:00:02Z",
        "payment":{"reference":"payment-1","amount":"12345","paidAt":"2026-03-01T10:00:02Z"}}"""));
  }

  @Test
  void a_shipped_order_is_not_delivered_yet() {
    assertThat(after(placed("KWD"), paid("KWD"), shipped())).isEqualTo(oneLine("""
        {"orderId":"%s","customerId":"customer-1","status":"SHIPPED","currency":"KWD",
        "lines":[{"sku":"pen","quantity":2,"unitPrice":"5.000"},
        {"sku":"ink","quantity":1,"unitPrice":"2.345"}],"total":"12.345","version":3,
        "placedAt":"2026-03-01T10:00:01Z","updatedAt":"2026-03-01T10:00:03Z",
        "payment":{"reference":"payment-1","amount":"12.345","paidAt":"2026-03-01T10:00:02Z"},
        "shipment":{"carrier":"Post","trackingNumber":"track-1",
        "shippedAt":"2026-03-01T10:00:03Z"}}"""));
  }

  @Test
  void a_delivered_order_tells_when() {
    assertThat(after(placed("EUR"), paid("EUR"), shipped(), delivered())).isEqualTo(oneLine("""
        {"orderId":"%s","customerId":"customer-1","status":"DELIVERED","currency":"EUR",
        "lines":[{"sku":"pen","quantity":2,"unitPrice":"50.00"},
        {"sku":"ink","quantity":1,"unitPrice":"23.45"}],"total":"123.45","version":4,
        "placedAt":"2026-03-01T10:00:01Z","updatedAt":"2026-03-01T10:00:04Z",
        "payment":{"reference":"payment-1","amount":"123.45","paidAt":"2026-03-01T10:00:02Z"},
        "shipment":{"carrier":"Post","trackingNumber":"track-1",
        "shippedAt":"2026-03-01T10:00:03Z","deliveredAt":"2026-03-01T10:00:04Z"}}"""));
  }

  @Test
  void a_cancelled_order_tells_why() {
    assertThat(after(placed("EUR"), cancelled())).isEqualTo(oneLine("""
        {"orderId":"%s","customerId":"customer-1","status":"CANCELLED","currency":"EUR",
        "lines":[{"sku":"pen","quantity":2,"unitPrice":"50.00"},
        {"sku":"ink","quantity":1,"unitPrice":"23.45"}],"total":"123.45","version":2,
        "placedAt":"2026-03-01T10:00:01Z","updatedAt":"2026-03-01T10:00:02Z",
        "reason":"too late"}"""));
  }

  @Test
  void a_returned_order_tells_why_and_all_that_was_before() {
    assertThat(after(placed("EUR"), paid("EUR"), shipped(), delivered(), returned()))
        .isEqualTo(oneLine("""
            {"orderId":"%s","customerId":"customer-1","status":"RETURNED","currency":"EUR",
            "lines":[{"sku":"pen","quantity":2,"unitPrice":"50.00"},
            {"sku":"ink","quantity":1,"unitPrice":"23.45"}],"total":"123.45","version":5,
            "placedAt":"2026-03-01T10:00:01Z","updatedAt":"2026-03-01T10:00:05Z",
            "payment":{"reference":"payment-1","amount":"123.45",
            "paidAt":"2026-03-01T10:00:02Z"},
            "shipment":{"carrier":"Post","trackingNumber":"track-1",
            "shippedAt":"2026-03-01T10:00:03Z","deliveredAt":"2026-03-01T10:00:04Z"},
            "reason":"too small"}"""));
  }

  @Test
  void money_below_one_unit_has_all_its_digits() {
    OrderPlaced cheap = new OrderPlaced("Žižkov 😀", OrderEvents.EUR,
        List.of(new OrderLine("a\"b", 1, 5)), 5);
    HttpAnswer answer = answer(append(system.log(), id, cheap));
    assertThat(answer.json().path("total").asString()).isEqualTo("0.05");
    assertThat(answer.json().path("customerId").asString()).isEqualTo("Žižkov 😀");
    assertThat(answer.json().path("lines").get(0).path("sku").asString()).isEqualTo("a\"b");
  }

  @Test
  void the_answer_names_its_version_and_how_far_the_read_model_is() {
    LogPosition last = append(system.log(), id, placed("EUR"), paid("EUR"));
    HttpAnswer answer = answer(last);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("ETag")).isEqualTo("\"2\"");
    LogPosition reached = LogPosition.parse(answer.header("Consistency-Token")).orElseThrow();
    assertThat(reached.partition()).isEqualTo(last.partition());
    assertThat(reached.offset()).isGreaterThanOrEqualTo(last.offset());
    assertThat(answer(reached).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "W/\"1\"", "\"7\", W/\"1\"", "\"7\",\"1\"", "*"})
  void what_the_client_has_already_is_not_sent_again(String ifNoneMatch) {
    LogPosition placed = append(system.log(), id, placed("EUR"));
    HttpAnswer answer = system.client().get("/orders/" + id,
        "If-None-Match", ifNoneMatch, "Consistency-Token", placed.toString());
    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    assertThat(answer.header("Consistency-Token")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2\"", "\"11\"", "\"1,2\"", "\"1--br\""})
  void what_the_client_does_not_have_is_sent(String ifNoneMatch) {
    LogPosition placed = append(system.log(), id, placed("EUR"));
    HttpAnswer answer = system.client().get("/orders/" + id,
        "If-None-Match", ifNoneMatch, "Consistency-Token", placed.toString());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("orderId").asString()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"1", "W/1", "nonsense", "*, \"1\""})
  void what_the_client_has_must_be_told_in_tags(String ifNoneMatch) {
    LogPosition placed = append(system.log(), id, placed("EUR"));
    assertProblem(system.client().get("/orders/" + id, "If-None-Match", ifNoneMatch,
        "Consistency-Token", placed.toString()), 400, "invalid-request")
        .hasErrorsIn("If-None-Match");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2\"", "\"2--gzip\"", "\"7\", \"2\"", "*"})
  void the_version_that_the_client_wants_is_sent(String ifMatch) {
    LogPosition paid = append(system.log(), id, placed("EUR"), paid("EUR"));
    for (String path : List.of("/orders/" + id, "/orders/" + id + "?version=2")) {
      HttpAnswer answer = system.client().get(path,
          "If-Match", ifMatch, "Consistency-Token", paid.toString());
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().path("version").asLong()).isEqualTo(2);
      assertThat(system.client().get(path, "If-Match", ifMatch, "If-None-Match", "\"2\"").status())
          .isEqualTo(304);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "\"3\", \"4\"", "W/\"2\"", "\"2--br\"", "\"two\""})
  void another_version_than_the_client_wants_is_not_sent(String ifMatch) {
    LogPosition paid = append(system.log(), id, placed("EUR"), paid("EUR"));
    HttpAnswer answer = system.client().get("/orders/" + id, "If-Match", ifMatch,
        "If-None-Match", "\"2\"", "Consistency-Token", paid.toString());
    assertProblem(answer, 412, "version-mismatch").has("orderId", id).has("version", 2);
    assertThat(answer.header("ETag")).isEmpty();
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(system.client().send("HEAD", "/orders/" + id, BodyPublishers.noBody(),
        "If-Match", ifMatch).status()).isEqualTo(412);
    assertThat(system.client().get("/orders/" + id + "?version=1", "If-Match", ifMatch,
        "Consistency-Token", paid.toString()).status())
        .isEqualTo(ifMatch.equals("\"1\"") ? 200 : 412);
  }

  @Test
  void an_order_that_is_not_there_has_no_version_to_match() {
    for (String ifMatch : List.of("\"1\"", "*")) {
      assertProblem(system.client().get("/orders/" + id, "If-Match", ifMatch), 404,
          "order-not-found");
    }
  }

  @Test
  void a_long_order_may_come_compressed_and_both_of_its_tags_hold() {
    List<OrderLine> lines = IntStream.range(0, 60)
        .mapToObj(i -> new OrderLine("sku-" + i, 1, 100)).toList();
    LogPosition last = append(system.log(), id,
        new OrderPlaced("customer-1", Currency.getInstance("EUR"), lines, 6_000));
    HttpAnswer plain = answer(last);
    HttpAnswer gzip = system.client().send("HEAD", "/orders/" + id, BodyPublishers.noBody(),
        "Accept-Encoding", "gzip");
    assertThat(plain.header("ETag")).isEqualTo("\"1\"");
    assertThat(gzip.header("ETag")).isEqualTo("\"1--gzip\"");
    assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
    for (HttpAnswer each : List.of(plain, gzip)) {
      assertThat(each.header("Vary")).isEqualTo("Accept-Encoding");
      assertThat(each.header("Cache-Control")).isEqualTo("private, no-cache");
      assertThat(system.client().get("/orders/" + id, "If-None-Match", each.header("ETag"))
          .status()).isEqualTo(304);
    }
  }

  @Test
  void an_id_in_capitals_is_the_same_id() {
    LogPosition placed = append(system.log(), id, placed("EUR"));
    HttpAnswer answer = system.client().get("/orders/" + id.toUpperCase(Locale.ROOT),
        "Consistency-Token", placed.toString());
    assertThat(answer.json().path("orderId").asString()).isEqualTo(id);
  }

  @Test
  void an_order_that_nobody_placed_is_not_found() {
    assertProblem(system.client().get("/orders/" + id), 404, "order-not-found").has("orderId", id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"42", "not-a-uuid", "00000000-0000-0000-0000-00000000000g", "%20"})
  void what_is_no_uuid_is_not_found(String path) {
    assertProblem(system.client().get("/orders/" + path), 404, "order-not-found");
  }

  private String after(OrderEvent... events) {
    return answer(append(system.log(), id, events)).body();
  }

  private HttpAnswer answer(LogPosition atLeast) {
    return system.client().get("/orders/" + id, "Consistency-Token", atLeast.toString());
  }

  private String oneLine(String json) {
    return String.format(Locale.ROOT, json, id).lines().collect(joining());
  }
}
