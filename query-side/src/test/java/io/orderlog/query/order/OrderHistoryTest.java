package io.orderlog.query.order;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static io.orderlog.query.OrderStories.cancelled;
import static io.orderlog.query.OrderStories.id;
import static io.orderlog.query.OrderStories.placed;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.eventlog.LogPosition;
import io.orderlog.http.HttpAnswer;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.OrderEvents;
import io.orderlog.projections.TestDatabase;
import io.orderlog.query.OrderStories;
import io.orderlog.query.RunningQuerySide;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** {@code GET /orders/{id}/history}, over the wire. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderHistoryTest {

  private final Path data;

  @Parameter
  TestDatabase kind;

  private RunningQuerySide system;

  OrderHistoryTest(@TempDir Path data) {
    this.data = data;
  }

  @BeforeParameterizedClassInvocation
  void start() {
    system = RunningQuerySide.start(kind.create(data));
  }

  @AfterParameterizedClassInvocation
  void stop() {
    system.close();
  }

  @Test
  void tells_each_event_with_its_data() {
    List<LogPosition> positions = system.log().append(List.of(
        OrderEvents.next(id(1), 1, placed("EUR")), OrderEvents.next(id(1), 2, cancelled())));
    HttpAnswer answer = history(id(1), positions.getLast());
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.body()).isEqualTo(String
        .format(Locale.ROOT, """
        {"orderId":"%s","events":[
        {"version":1,"type":"order.placed.v1","time":"2026-03-01T10:00:01Z",
        "data":{"customerId":"customer-1","currency":"EUR","lines":[
        {"sku":"pen","quantity":2,"unitPriceMinor":5000},
        {"sku":"ink","quantity":1,"unitPriceMinor":2345}],"totalMinor":12345},
        "commandId":"command-1","correlationId":"correlation-1","position":"%s"},
        {"version":2,"type":"order.cancelled.v1","time":"2026-03-01T10:00:02Z",
        "data":{"reason":"too late"},
        "commandId":"command-2","correlationId":"correlation-1","position":"%s"}]}""", id(1),
            positions.getFirst(), positions.getLast())
        .lines().collect(joining()));
  }

  @Test
  void says_how_far_the_read_model_is() {
    LogPosition last = OrderStories.append(system.log(), id(2), placed("EUR"));
    HttpAnswer answer = history(id(2).toUpperCase(Locale.ROOT), last);
    LogPosition reached = LogPosition.parse(answer.header("Consistency-Token")).orElseThrow();
    assertThat(reached.partition()).isEqualTo(last.partition());
    assertThat(reached.offset()).isGreaterThanOrEqualTo(last.offset());
  }

  @Test
  void an_order_that_nobody_placed_has_none() {
    assertProblem(system.client().get("/orders/" + id(3) + "/history"), 404, "order-not-found")
        .has("orderId", id(3));
    assertProblem(system.client().get("/orders/3/history"), 404, "order-not-found");
  }

  private HttpAnswer history(String orderId, LogPosition atLeast) {
    return system.client().get("/orders/" + orderId + "/history",
        "Consistency-Token", atLeast.toString());
  }
}
