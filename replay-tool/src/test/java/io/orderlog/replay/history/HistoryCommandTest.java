package io.orderlog.replay.history;

import static io.orderlog.projections.OrderEvents.EUR;
import static io.orderlog.projections.OrderEvents.paid;
import static io.orderlog.projections.OrderEvents.placed;
import static io.orderlog.projections.OrderEvents.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.projections.TestLog;
import io.orderlog.replay.ReplayTool;
import io.orderlog.replay.ReplayTool.Outcome;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SharedKafka.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("strange-machine")
class HistoryCommandTest {

  private TestLog log;
  private ReplayTool tool;
  private String id;
  private int orders;

  @BeforeAll
  void open(EmbeddedKafka kafka, @TempDir Path data) {
    log = TestLog.create(kafka);
    tool = ReplayTool.on(kafka.bootstrapServers(), log.log().identity(), data);
  }

  @BeforeEach
  void newOrder() {
    orders++;
    id = String.format(Locale.ROOT, "0000cafe-0000-4000-8000-%012d", orders);
  }

  @AfterAll
  void close() {
    log.close();
  }

  @Test
  void shows_each_event_and_the_state_after_it() {
    LogPosition first = log.append(id, 1, placed("customer-1"));
    LogPosition second = log.append(id, 2, new QuantityChanged("pen", 4, 1_500));
    LogPosition third = log.append(id, 3, new OrderPaid("payment-1", 1_500, EUR));
    Outcome shown = tool.run("history", id.toUpperCase(Locale.ROOT));
    assertThat(shown.exitCode()).isZero();
    assertThat(shown.err()).isEmpty();
    assertThat(shown.out().lines()).satisfiesExactly(
        line -> assertThat(line).isEqualTo(
            "1  2026-03-01T10:00:01Z  " + first + "  order.placed.v1"),
        line -> assertThat(line).isEqualTo("   event  {\"customerId\":"
            + "\"customer-1\",\"currency\":\"EUR\",\"lines\":[{\"sku\":\"pen\",\"quantity\":2,"
            + "\"unitPriceMinor\":250},{\"sku\":\"ink\",\"quantity\":1,\"unitPriceMinor\":500}],"
            + "\"totalMinor\":1000}"),
        line -> assertThat(line).startsWith("   state  PLACED  ").contains("\"quantity\":2"),
        line -> assertThat(line).isEqualTo(
            "2  2026-03-01T10:00:02Z  " + second + "  order.quantity-changed.v1"),
        line -> assertThat(line).startsWith("   event  ").contains("\"quantity\":4"),
        line -> assertThat(line).startsWith("   state  PLACED  ").contains("\"quantity\":4"),
        line -> assertThat(line).isEqualTo(
            "3  2026-03-01T10:00:03Z  " + third + "  order.paid.v1"),
        line -> assertThat(line).startsWith("   event  ").contains("payment-1"),
        line -> assertThat(line).startsWith("   state  PAID  ").contains("1500"));
  }

  @Test
  void tells_scripts_the_same_in_json() {
    log.append(id, 1, placed("customer-1"));
    LogPosition second = log.append(id, 2, paid());
    JsonNode steps = JsonMapper.shared().readTree(tool.run("history", id, "--json").out());
    assertThat(steps).hasSize(2);
    JsonNode last = steps.get(1);
    assertThat(last.path("version").asLong()).isEqualTo(2);
    assertThat(last.path("time").asString()).isEqualTo("2026-03-01T10:00:02Z");
    assertThat(last.path("type").asString()).isEqualTo("order.paid.v1");
    assertThat(last.path("position").asString()).isEqualTo(second.toString());
    assertThat(last.path("commandId").asString()).isEqualTo("command-2");
    assertThat(last.path("event").path("paymentReference").asString()).isEqualTo("payment-1");
    assertThat(last.path("status").asString()).isEqualTo("PAID");
    assertThat(last.path("state").path("order").path("customerId").asString())
        .isEqualTo("customer-1");
  }

  @Test
  void an_order_that_nobody_placed_is_an_error() {
    Outcome failed = tool.run("history", id, "--json");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err()).isEqualTo("the log has no order " + id + System.lineSeparator());
  }

  @Test
  void a_broken_order_is_shown_as_far_as_it_is_sound() {
    log.append(id, 1, placed("customer-1"));
    LogPosition broken = log.append(id, 2, shipped());
    log.append(id, 3, paid());
    Outcome failed = tool.run("history", id);
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.out().lines()).hasSize(3).first().asString().contains("order.placed.v1");
    assertThat(failed.err()).isEqualTo("the history breaks off: version 2, order.shipped.v1 at "
        + broken + ": OrderShipped cannot happen to an order that is Placed"
        + System.lineSeparator());
    assertThat(JsonMapper.shared().readTree(tool.run("history", id, "--json").out())).hasSize(1);
  }

  @Test
  void an_order_without_one_of_its_events_is_broken_too() {
    log.append(id, 1, placed("customer-1"));
    LogPosition next = log.append(id, 3, paid());
    Outcome failed = tool.run("history", id);
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.out().lines()).hasSize(3);
    assertThat(failed.err()).isEqualTo("the history breaks off: version 3, order.paid.v1 at "
        + next + ": version 2 should come here" + System.lineSeparator());
  }
}
