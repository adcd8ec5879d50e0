package io.orderlog.query.order;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static io.orderlog.query.OrderStories.append;
import static io.orderlog.query.OrderStories.cancelled;
import static io.orderlog.query.OrderStories.id;
import static io.orderlog.query.OrderStories.paid;
import static io.orderlog.query.OrderStories.placed;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.http.HttpAnswer;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.OrderEvents;
import io.orderlog.projections.TestDatabase;
import io.orderlog.query.OrderStories;
import io.orderlog.query.RunningQuerySide;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /orders}, over the wire. */
@Tag("long")
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("strange-machine")
class OrderPagesTest {

  private final Path data;

  @Parameter
  TestDatabase kind;

  private static final int ORDERS = 205;

  private RunningQuerySide system;

  OrderPagesTest(@TempDir Path data) {
    this.data = data;
  }

  /** A customer with 205 orders, five a second, and customer-1 with one of each kind. */
  @BeforeParameterizedClassInvocation
  void start() {
    system = RunningQuerySide.start(kind.create(data));
    List<LogPosition> positions = new ArrayList<>();
    for (int i = 0; i < ORDERS; i++) {
      positions.add(OrderStories.place(system.log(), id(i), "many", i / 5));
    }
    positions.add(append(system.log(), id(1_001), placed("EUR")));
    positions.add(append(system.log(), id(1_002), placed("EUR"), paid("EUR")));
    positions.add(append(system.log(), id(1_003), placed("EUR"), cancelled()));
    positions.add(append(system.log(), id(1_004),
        new OrderPlaced("painter", Currency.getInstance("JPY"),
            List.of(new OrderLine("brush", 1, 7), new OrderLine("paper", 1, 5)), 12),
        new QuantityChanged("brush", 0, 5)));
    positions.addAll(ordersToSort());
    positions.forEach(system::awaitApplied);
  }

  /** Placed in the order of their numbers, the first changed last. */
  private List<LogPosition> ordersToSort() {
    return system.log().append(List.of(toSort(7_001, "EUR", 900), toSort(7_002, "EUR", 2_000),
        toSort(7_003, "EUR", 1_000), toSort(7_004, "AUD", 9_000),
        new NewEvent<>(id(7_001), 2, new OrderPaid("p", 900, OrderEvents.EUR),
            OrderEvents.at(9_500))));
  }

  private static NewEvent<OrderEvent> toSort(int number, String currency, long totalMinor) {
    return new NewEvent<>(id(number), 1, new OrderPlaced("sorted", Currency.getInstance(currency),
        List.of(new OrderLine("a", 1, totalMinor)), totalMinor), OrderEvents.at(number));
  }

  @AfterParameterizedClassInvocation
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
      "status=PAID,7001 1002", "status=CANCELLED,1003", "status=RETURNED,''",
      "status=PLACED&customerId=customer-1,1001", "status=PAID&customerId=many,''",
      "sku=ink&customerId=customer-1,1003 1002 1001", "sku=ink&status=PAID,1002",
      "sku=paper,1004", "sku=brush,''", "sku=nothing,''",
      "customerId=many&placedFrom=2026-03-01T10:00:40Z,204 203 202 201 200",
      "customerId=many&placedTo=2026-03-01T10:00:01Z,4 3 2 1 0",
      "sku=pen&placedFrom=2026-03-01T10:00:40Z&placedTo=2026-03-01T10:00:41Z,204 203 202 201 200",
      "placedFrom=2027-01-01T00:00:00Z,''"})
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

  @Test
  void a_wrong_sort_is_told_what_is_allowed() {
    assertThat(system.client().get("/orders?sort=price").body()).contains(
        "must be one of placedAt, -placedAt, updatedAt, -updatedAt, total, -total");
  }

  @ParameterizedTest
  @CsvSource({"placedAt,'',7001 7002 7003 7004", "-placedAt,'',7004 7003 7002 7001",
      "updatedAt,'',7002 7003 7004 7001", "-updatedAt,'',7001 7004 7003 7002",
      "total,'',7004 7001 7003 7002", "-total,'',7002 7003 7001 7004",
      "total,&status=PLACED,7004 7003 7002", "-updatedAt,&status=PLACED,7004 7003 7002",
      "-total,&sku=a,7002 7003 7001 7004", "placedAt,&sku=a,7001 7002 7003 7004"})
  void sorts_and_pages_in_any_order(String sort, String filter, String expected) {
    String parameters = "customerId=sorted&limit=1&sort=" + sort + filter;
    List<String> seen = new ArrayList<>();
    HttpAnswer page = system.client().get("/orders?" + parameters);
    while (page.json().has("next")) {
      seen.addAll(ids(page));
      page = next(page, parameters);
    }
    seen.addAll(ids(page));
    assertThat(seen).isEqualTo(Stream.of(expected.split(" "))
        .map(number -> id(Integer.parseInt(number))).toList());
  }

  /** Any order may change at any time; only where it comes again is then another. */
  @Test
  void sorted_by_update_none_is_missed_while_orders_change() {
    for (int i = 0; i < 20; i++) {
      place("busy", 5_000 + i, i);
    }
    List<String> seen = new ArrayList<>();
    String parameters = "customerId=busy&limit=3&sort=updatedAt";
    HttpAnswer page = system.client().get("/orders?" + parameters);
    for (int i = 0; page.json().has("next"); i++) {
      seen.addAll(ids(page));
      if (i < 20) {
        system.awaitApplied(system.log().append(List.of(new NewEvent<>(id(5_000 + 7 * i % 20), 2,
            OrderEvents.paid(), OrderEvents.at(100 + i)))).getFirst());
      }
      page = next(page, parameters);
    }
    seen.addAll(ids(page));
    assertThat(seen).containsAll(newestFirst(5_000, 20));
  }

  @Test
  void tells_how_many_events_are_missing() {
    Eventually.holds("caught up",
        () -> system.client().get("/orders").header("Orderlog-Lag").equals("0"));
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
      "cursor=a&cursor=b,cursor", "sort=price,sort", "sort=,sort", "sort=PLACED_AT,sort",
      "placedFrom=yesterday,placedFrom", "placedTo=2026-03-01,placedTo", "placedTo=,placedTo",
      "placedFrom=-999999999-01-01T00:00:00Z,placedFrom", "sku=a&sku=b,sku",
      "placedTo=%2B1000000-01-01T00:00:00Z,placedTo",
      "placedFrom=2026-03-01T10:00:00Z&placedTo=2026-03-01T10:00:00Z,placedTo"})
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
    return Stream.of("", "x", "====", "äöü", "a b", base64(""), base64("1/" + id(1)),
        cursor("1", "1", "EUR", "1", "x".repeat(36)), cursor("1.5", "1", "EUR", "1", id(1)),
        cursor("9".repeat(19), "1", "EUR", "1", id(1)), cursor("1", "1", "EURO", "1", id(1)),
        cursor("1", "1", "QQQ", "1", id(1)), cursor("1", "1", "EUR", "1.5", id(1)),
        cursor("1", " 1", "EUR", "1", id(1)), cursor("١", "1", "EUR", "1", id(1)),
        cursor("1", "1", "EUR", "1", id(1) + "\n"),
        cursor("1", "1", "EUR", "1", id(1) + "'; drop table orders"),
        "A".repeat(5_000), Base64.getEncoder().encodeToString(new byte[]{-1, -2, -3}));
  }

  private static String cursor(String placed, String updated, String currency, String total,
      String orderId) {
    return base64(String.join("/", "0123456789abcdef", placed, updated, currency, total, orderId));
  }

  @ParameterizedTest
  @MethodSource("brokenCursors")
  void a_broken_cursor_is_refused(String cursor) {
    assertProblem(system.client().get("/orders?cursor="
        + URLEncoder.encode(cursor, StandardCharsets.UTF_8)), 400, "invalid-request")
        .hasErrorsIn("cursor");
  }

  @ParameterizedTest
  @CsvSource({"sort=-placedAt,customerId=many", "customerId=many,sort=-placedAt",
      "customerId=many,customerId=pager",
      "customerId=many,customerId=many&sort=placedAt", "status=PLACED,status=PAID",
      "customerId=many,customerId=many&sku=pen",
      "customerId=many,customerId=many&placedFrom=2026-03-01T10:00:00Z"})
  void a_cursor_of_another_list_is_refused_with_the_remedy(String first, String second) {
    HttpAnswer page = system.client().get("/orders?limit=1&" + first);
    HttpAnswer refused = next(page, second);
    assertProblem(refused, 400, "invalid-request").hasErrorsIn("cursor");
    assertThat(refused.body()).contains("other filters or another sort", "without a cursor");
  }

  @Test
  void a_cursor_goes_with_another_limit() {
    HttpAnswer page = system.client().get("/orders?customerId=many&limit=3");
    assertThat(ids(next(page, "customerId=many&limit=2")))
        .isEqualTo(newestFirst(0, ORDERS).subList(3, 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"customerId=a%2Cb", "customerId=", "customerId=%EF%BF%BD"})
  void a_customer_that_cannot_exist_has_no_orders(String parameters) {
    HttpAnswer page = system.client().get("/orders?" + parameters);
    assertThat(page.status()).isEqualTo(200);
    assertThat(ids(page)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%ff", "%00", "many%0A"})
  void what_is_no_text_is_no_customer(String customerId) {
    assertProblem(system.client().get("/orders?customerId=" + customerId), 400, "invalid-request")
        .hasErrorsIn("customerId");
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
