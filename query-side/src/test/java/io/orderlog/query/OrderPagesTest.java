package io.orderlog.query;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static io.orderlog.query.OrderStories.append;
import static io.orderlog.query.OrderStories.cancelled;
import static io.orderlog.query.OrderStories.id;
import static io.orderlog.query.OrderStories.paid;
import static io.orderlog.query.OrderStories.placed;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.http.HttpAnswer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /orders}, over the wire. */
@ExtendWith(SharedKafka.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderPagesTest {

  private static final int ORDERS = 205;

  private RunningQuerySide system;

  /** A customer with 205 orders, five a second, and customer-1 with one of each kind. */
  @BeforeAll
  void start(EmbeddedKafka kafka, @TempDir Path data) {
    system = RunningQuerySide.start(kafka, data);
    List<LogPosition> positions = new ArrayList<>();
    for (int i = 0; i < ORDERS; i++) {
      positions.add(OrderStories.place(system.log(), id(i), "many", i / 5));
    }
    positions.add(append(system.log(), id(1_001), placed("EUR")));
    positions.add(append(system.log(), id(1_002), placed("EUR"), paid("EUR")));
    positions.add(append(system.log(), id(1_003), placed("EUR"), cancelled()));
    positions.forEach(system::awaitApplied);
  }

  @AfterAll
  void stop() {
    system.close();
  }

  @Test
  void an_item_looks_like_the_order_alone() {
    HttpAnswer page = system.client().get("/orders?customerId=customer-1&status=PAID");
    assertThat(page.header("Content-Type")).isEqualTo("application/json");
    assertThat(page.body()).isEqualTo(
        "{\"items\":[" + system.client().get("/orders/" + id(1_002)).body() + "]}");
  }

  @ParameterizedTest
  @CsvSource({"customerId=customer-1,1003 1002 1001", "customerId=nobody,''",
      "status=PAID,1002", "status=CANCELLED,1003", "status=RETURNED,''",
      "status=PLACED&customerId=customer-1,1001", "status=PAID&customerId=many,''"})
  void filters(String parameters, String expected) {
    List<String> ids = Stream.of(expected.split(" ")).filter(number -> !number.isEmpty())
        .map(number -> id(Integer.parseInt(number))).toList();
    HttpAnswer page = system.client().get("/orders?" + parameters);
    assertThat(ids(page)).isEqualTo(ids);
    assertThat(page.json().has("next")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'',50", "&limit=1,1", "&limit=200,200"})
  void a_page_has_as_many_orders_as_asked_for(String limit, int size) {
    HttpAnswer page = system.client().get("/orders?customerId=many" + limit);
    assertThat(ids(page)).isEqualTo(newestFirst(0, ORDERS).subList(0, size));
    assertThat(page.json().path("next").asString()).isNotEmpty();
  }

  @Test
  void the_last_page_has_no_next_even_if_it_is_full() {
    HttpAnswer first = system.client().get("/orders?customerId=customer-1&limit=2");
    assertThat(ids(next(first, "customerId=customer-1&limit=1"))).containsExactly(id(1_001));
    assertThat(next(first, "customerId=customer-1&limit=1").json().has("next")).isFalse();
  }

  /** Orders arrive before, between and behind what was read; those that were there come once. */
  @Test
  void pages_neither_skip_nor_repeat_while_orders_arrive() {
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      place("pager", 2_000 + i, i / 5);
    }
    String parameters = "customerId=pager&limit=7";
    HttpAnswer page = system.client().get("/orders?" + parameters);
    for (int i = 0; page.json().has("next"); i++) {
      seen.addAll(ids(page));
      place("pager", 3_000 + i, i % 2 == 0 ? 9_000 : 0);
      page = next(page, parameters);
    }
    seen.addAll(ids(page));
    assertThat(seen).doesNotHaveDuplicates();
    assertThat(seen).containsSubsequence(newestFirst(2_000, 60));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "201", "-1", "abc", "", "1.5", "99999999999", "0x10", "%2B5", "%20"})
  void a_limit_out_of_bounds_is_refused(String limit) {
    assertProblem(system.client().get("/orders?limit=" + limit), 400, "invalid-request")
        .hasErrorsIn("limit");
  }

  @ParameterizedTest
  @CsvSource({"status=placed,status", "status=,status", "status=PLACED&status=PAID,status",
      "limit=1&limit=1,limit", "page=2,page", "Limit=1,Limit",
      "customerId=a&customerId=b,customerId",
      "cursor=a&cursor=b,cursor"})
  void a_parameter_that_is_wrong_doubled_or_unknown_is_named(String parameters, String name) {
    assertProblem(system.client().get("/orders?" + parameters), 400, "invalid-request")
        .hasErrorsIn(name);
  }

  @Test
  void all_mistakes_are_named_at_once() {
    assertProblem(system.client().get("/orders?zebra=1&ape=1&status=x&limit=x&cursor=x"),
        400, "invalid-request").hasErrorsIn("status", "cursor", "limit", "ape", "zebra");
  }

  static Stream<String> brokenCursors() {
    String longest = "9".repeat(18);
    return Stream.of("", "x", "====", "äöü", "a b", base64(""), base64("1/"),
        base64("1/" + "x".repeat(36)),
        base64(id(1)), base64(Long.MAX_VALUE + "/" + id(1)), base64("9" + longest + "/" + id(1)),
        base64("1.5/" + id(1)), base64(" 1/" + id(1)), base64("١/" + id(1)),
        base64("1/" + id(1) + "\n"), base64("1/" + id(1) + "'; drop table orders"),
        "A".repeat(5_000), Base64.getEncoder().encodeToString(new byte[]{-1, -2, -3}));
  }

  @ParameterizedTest
  @MethodSource("brokenCursors")
  void a_broken_cursor_is_refused(String cursor) {
    assertProblem(system.client().get("/orders?cursor="
        + URLEncoder.encode(cursor, StandardCharsets.UTF_8)), 400, "invalid-request")
        .hasErrorsIn("cursor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999999999999", "-999999999999999999", "0", "-1"})
  void a_cursor_before_or_behind_all_orders_is_an_end_of_the_list(String millis) {
    HttpAnswer page = system.client().get("/orders?cursor=" + base64(millis + "/" + id(1)));
    assertThat(page.status()).isEqualTo(200);
    assertThat(ids(page)).hasSize(millis.length() > 2 && !millis.startsWith("-") ? 50 : 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"customerId=%ff", "customerId=%00", "customerId=a%2Cb", "customerId="})
  void a_customer_that_cannot_exist_has_no_orders(String parameters) {
    HttpAnswer page = system.client().get("/orders?" + parameters);
    assertThat(page.status()).isEqualTo(200);
    assertThat(ids(page)).isEmpty();
  }

  private HttpAnswer next(HttpAnswer page, String parameters) {
    return system.client().get(
        "/orders?" + parameters + "&cursor=" + page.json().path("next").asString());
  }

  /** Returns when the order is in the read model. */
  private void place(String customerId, int number, long second) {
    system.awaitApplied(OrderStories.place(system.log(), id(number), customerId, second));
  }

  private static List<String> newestFirst(int first, int count) {
    return IntStream.range(0, count).mapToObj(i -> id(first + count - 1 - i)).toList();
  }

  private static List<String> ids(HttpAnswer page) {
    return page.json().path("items").valueStream()
        .map(item -> item.path("orderId").asString()).toList();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
