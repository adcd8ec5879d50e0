package io.orderlog.query.order;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static io.orderlog.query.OrderStories.append;
import static io.orderlog.query.OrderStories.cancelled;
import static io.orderlog.query.OrderStories.id;
import static io.orderlog.query.OrderStories.paid;
import static io.orderlog.query.OrderStories.placed;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.http.HttpAnswer;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.OrderEvents;
import io.orderlog.projections.TestDatabase;
import io.orderlog.query.RunningQuerySide;
import java.nio.file.Path;
import java.util.Arrays;
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

/** {@code GET /orders/{id}?asOf=} and {@code ?version=}, over the wire. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("strange-machine")
class PastOrderTest {

  private final Path data;

  @Parameter
  TestDatabase kind;

  private RunningQuerySide system;
  private LogPosition last;

  PastOrderTest(@TempDir Path data) {
    this.data = data;
  }

  /** Placed, changed, paid and cancelled, at the first to fourth second. */
  @BeforeParameterizedClassInvocation
  void start() {
    system = RunningQuerySide.start(kind.create(data));
    last = append(system.log(), id(1), placed("EUR"), new QuantityChanged("pen", 1, 7_345),
        paid("EUR"), cancelled());
  }

  @AfterParameterizedClassInvocation
  void stop() {
    system.close();
  }

  @ParameterizedTest
  @CsvSource({"version=1,1,PLACED,123.45", "version=2,2,PLACED,73.45", "version=3,3,PAID,73.45",
      "version=4,4,CANCELLED,73.45", "asOf=2026-03-01T10:00:01Z,1,PLACED,123.45",
      "asOf=2026-03-01T10:00:01.999Z,1,PLACED,123.45", "asOf=2026-03-01T10:00:02Z,2,PLACED,73.45",
      "asOf=2026-03-01T10:00:03Z,3,PAID,73.45", "asOf=2030-01-01T00:00:00Z,4,CANCELLED,73.45"})
  void an_order_is_shown_as_it_was(String moment, int version, String status, String total) {
    HttpAnswer answer = get("?" + moment);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.json().path("version").asInt()).isEqualTo(version);
    assertThat(answer.json().path("status").asString()).isEqualTo(status);
    assertThat(answer.json().path("total").asString()).isEqualTo(total);
    assertThat(answer.header("ETag")).isEqualTo("\"" + version + "\"");
    assertThat(answer.header("Consistency-Token")).isNotEmpty();
  }

  @Test
  void its_last_version_is_the_order_as_it_is() {
    assertThat(get("?version=4").body()).isEqualTo(get("").body());
  }

  @Test
  void a_version_that_the_client_has_is_not_sent_again() {
    assertThat(get("?version=2", "If-None-Match", "\"2\"").status()).isEqualTo(304);
    assertThat(get("?version=2", "If-None-Match", "\"4\"").status()).isEqualTo(200);
  }

  @Test
  void a_version_that_is_not_there_yet_is_not_found() {
    assertProblem(get("?version=5"), 404, "version-not-found").has("orderId", id(1))
        .has("version", 4).saysInDetail("up to version 4");
  }

  @Test
  void an_order_is_not_found_before_it_was_placed() {
    assertProblem(get("?asOf=2026-03-01T10:00:00.999Z"), 404, "order-not-placed-yet")
        .saysInDetail("2026-03-01T10:00:01Z");
  }

  /** As an import may have it; whoever writes here lets no time run backwards within an order. */
  @Test
  void what_comes_behind_a_later_event_came_later_whatever_its_time_says() {
    String order = id(3);
    last = system.log().append(List.of(
        at(1, order, 1, placed("EUR")), at(3, order, 2, new QuantityChanged("pen", 1, 7_345)),
        at(2, order, 3, new QuantityChanged("pen", 4, 22_345)))).getLast();
    HttpAnswer answer = system.client().get("/orders/" + order + "?asOf=2026-03-01T10:00:02Z",
        "Consistency-Token", last.toString());
    assertThat(answer.json().path("version").asInt()).as("%s", answer).isEqualTo(1);
  }

  private static NewEvent<OrderEvent> at(
      int second, String orderId, long version, OrderEvent event) {
    return new NewEvent<>(orderId, version, event, OrderEvents.at(second));
  }

  @Test
  void an_order_that_nobody_placed_has_no_past() {
    assertProblem(system.client().get("/orders/" + id(2) + "?version=1"), 404, "order-not-found");
  }

  @ParameterizedTest
  @CsvSource({"version=0,version", "version=-1,version", "version=,version", "version=1.0,version",
      "version=99999999999999999999,version", "version=1&version=2,version", "asOf=,asOf",
      "asOf=yesterday,asOf", "asOf=2026-03-01,asOf", "asOf=2026-13-01T00:00:00Z,asOf",
      "asOf=2026-03-01T10:00:00Z&version=1,asOf", "when=now,when"})
  void what_is_wrong_is_named(String parameters, String name) {
    assertProblem(get("?" + parameters), 400, "invalid-request").hasErrorsIn(name);
  }

  private HttpAnswer get(String parameters, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Consistency-Token";
    all[headers.length + 1] = last.toString();
    return system.client().get("/orders/" + id(1) + parameters, all);
  }
}
