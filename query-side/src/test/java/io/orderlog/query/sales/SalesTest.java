package io.orderlog.query.sales;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static io.orderlog.query.OrderStories.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderDelivered;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.OrderReturned;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.http.HttpAnswer;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.TestDatabase;
import io.orderlog.query.RunningQuerySide;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code GET /sales/daily} and {@code GET /products/demand}, over the wire. */
@Tag("long")
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("strange-machine")
class SalesTest {

  private final Path data;

  @Parameter
  TestDatabase kind;

  private static final String MARCH = "from=2026-03-01&to=2026-03-31";

  private final List<LogPosition> positions = new ArrayList<>();
  private RunningQuerySide system;

  SalesTest(@TempDir Path data) {
    this.data = data;
  }

  /** Orders for two pens at 2.50 each and one ink at 5.00, or the same in whole yen. */
  @BeforeParameterizedClassInvocation
  void start() {
    system = RunningQuerySide.start(kind.create(data));
    happens(1, 1, "2026-03-01T23:59:59.999Z", placed("EUR"));
    happens(1, 2, "2026-03-02T00:00:00Z", new OrderPaid("p", 1_000, Currency.getInstance("EUR")));
    happens(2, 1, "2026-03-02T09:00:00Z", placed("EUR"));
    happens(2, 2, "2026-03-03T09:00:00Z", new QuantityChanged("pen", 5, 1_750));
    happens(2, 3, "2026-03-03T10:00:00Z", new QuantityChanged("ink", 0, 1_250));
    happens(3, 1, "2026-03-02T09:00:00Z", placed("EUR"));
    happens(3, 2, "2026-03-02T10:00:00Z", new OrderPaid("p", 1_000, Currency.getInstance("EUR")));
    happens(3, 3, "2026-03-03T09:00:00Z", new OrderCancelled("late"));
    happens(4, 1, "2026-03-02T09:00:00Z", placed("JPY"));
    happens(4, 2, "2026-03-04T09:00:00Z", new OrderPaid("p", 1_000, Currency.getInstance("JPY")));
    happens(4, 3, "2026-03-05T09:00:00Z", new OrderShipped("Post", "1"));
    happens(4, 4, "2026-03-06T09:00:00Z", new OrderDelivered());
    happens(4, 5, "2026-03-07T09:00:00Z", new OrderReturned("ugly"));
  }

  @AfterParameterizedClassInvocation
  void stop() {
    system.close();
  }

  @Test
  void every_event_counts_on_its_day_and_takes_nothing_back() {
    assertThat(get("/sales/daily?" + MARCH).body()).isEqualTo("""
        {"from":"2026-03-01","to":"2026-03-31","items":[\
        {"day":"2026-03-01","currency":"EUR","ordersPlaced":1,"ordersCancelled":0,\
        "revenuePaid":"0.00"},\
        {"day":"2026-03-02","currency":"EUR","ordersPlaced":2,"ordersCancelled":0,\
        "revenuePaid":"20.00"},\
        {"day":"2026-03-02","currency":"JPY","ordersPlaced":1,"ordersCancelled":0,\
        "revenuePaid":"0"},\
        {"day":"2026-03-03","currency":"EUR","ordersPlaced":0,"ordersCancelled":1,\
        "revenuePaid":"0.00"},\
        {"day":"2026-03-04","currency":"JPY","ordersPlaced":0,"ordersCancelled":0,\
        "revenuePaid":"1000"}]}""");
  }

  @ParameterizedTest
  @CsvSource({"from=2026-03-02&to=2026-03-02,2", "from=2026-03-01&to=2026-03-02,3",
      "from=2026-03-05&to=2026-03-31,0", "from=2026-03-01&to=2026-03-31&currency=JPY,2",
      "from=2026-03-01&to=2026-03-31&currency=USD,0", "from=2025-03-02&to=2026-03-02,3"})
  void sales_are_of_the_days_and_the_currency_asked_for(String parameters, int items) {
    assertThat(get("/sales/daily?" + parameters).json().path("items").size()).isEqualTo(items);
  }

  /** Order 2 has five pens now, order 3 is cancelled, order 4 came back but was wanted. */
  @Test
  void demand_is_of_the_day_an_order_was_placed_and_as_the_order_is_now() {
    assertThat(get("/products/demand?" + MARCH).body()).isEqualTo("""
        {"from":"2026-03-01","to":"2026-03-31","items":[\
        {"sku":"pen","currency":"EUR","units":7,"revenue":"5.00"},\
        {"sku":"pen","currency":"JPY","units":2,"revenue":"500"},\
        {"sku":"ink","currency":"EUR","units":1,"revenue":"5.00"},\
        {"sku":"ink","currency":"JPY","units":1,"revenue":"500"}]}""");
    assertThat(get("/products/demand?from=2026-03-03&to=2026-03-31").body())
        .endsWith("\"items\":[]}");
    assertThat(get("/products/demand?limit=1&" + MARCH).json().path("items").size()).isEqualTo(1);
  }

  @Test
  void without_days_they_are_the_last_thirty() {
    HttpAnswer answer = get("/sales/daily");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Orderlog-Lag")).matches("\\d+");
    assertThat(answer.json().path("from").asString())
        .isLessThan(answer.json().path("to").asString());
  }

  @ParameterizedTest
  @CsvSource({"/sales/daily,from=2026-03-02&to=2026-03-01,to", "/sales/daily,from=9999-01-01,from",
      "/sales/daily,from=2025-03-01&to=2026-03-02,from", "/sales/daily,from=march,from",
      "/sales/daily,to=2026-02-30,to", "/sales/daily,from=,from",
      "/sales/daily,currency=euro,currency",
      "/sales/daily,currency=XAU,currency", "/sales/daily,limit=1,limit",
      "/sales/daily,to=2026-01-01&to=2026-01-01,to", "/sales/daily,from=-2026-01-01,from",
      "/products/demand,from=2020-01-01&to=2026-03-02,from", "/products/demand,to=1,to",
      "/products/demand,limit=0,limit", "/products/demand,limit=1001,limit",
      "/products/demand,currency=EUR,currency"})
  void what_is_wrong_is_named(String path, String parameters, String name) {
    assertProblem(system.client().get(path + "?" + parameters), 400, "invalid-request")
        .hasErrorsIn(name);
  }

  /** Waits for everything that was appended. */
  private HttpAnswer get(String path) {
    HttpAnswer answer = system.client().get(path);
    for (LogPosition position : positions) {
      answer = system.client().get(path, "Consistency-Token", position.toString());
    }
    return answer;
  }

  private void happens(int order, long version, String time, OrderEvent event) {
    positions.addAll(system.log().append(List.of(new NewEvent<>(id(order), version, event,
        new EventMetadata(Instant.parse(time), "command-" + order + "-" + version, "hash",
            "correlation", null)))));
  }

  private static OrderPlaced placed(String currency) {
    return new OrderPlaced("customer", Currency.getInstance(currency),
        List.of(new OrderLine("pen", 2, 250), new OrderLine("ink", 1, 500)), 1_000);
  }
}
