package io.orderlog.replay.readmodels;

import static io.orderlog.projections.OrderEvents.paid;
import static io.orderlog.projections.OrderEvents.placed;
import static io.orderlog.projections.OrderEvents.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.orders.OrderView;
import io.orderlog.replay.ReadModel;
import io.orderlog.replay.ReplayTool;
import io.orderlog.replay.ReplayTool.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rebuilds in part, of ten orders whose customers were tampered with in the live read model: what
 * is taken over still shows it, what is computed again does not.
 */
@ExtendWith(SharedKafka.class)
class RebuildSinceTest {

  private static final int ORDERS = 10;

  @TempDir
  Path data;

  private TestLog log;
  private ReadModel readModel;
  private ReplayTool tool;
  private LogPosition changed;

  @BeforeEach
  void open(EmbeddedKafka kafka) {
    log = TestLog.create(kafka);
    log.appendOrders(0, ORDERS);
    changed = log.append("order-7", 3, paid());
    readModel = ReadModel.open(log, data);
    readModel.feed();
    readModel.sql("update orders_g1 set customer_id = 'tampered'");
    tool = ReplayTool.on(kafka.bootstrapServers(), log.log().identity(), data);
  }

  @AfterEach
  void close() {
    readModel.close();
    log.close();
  }

  @Test
  void computes_only_orders_with_events_from_a_position_on() {
    Outcome rebuilt = tool.run("rebuild", "orders", "--since", changed.toString());
    assertThat(rebuilt.exitCode()).as("%s", rebuilt).isZero();
    assertThat(rebuilt.out()).contains("orders: generation 2 is active now, built from 3 events");
    assertThat(computedAnew()).containsExactly("order-7");
    readModel.sql("update orders_g2 set customer_id = 'customer-' || substring(order_id, 7)"
        + " where customer_id = 'tampered'");
    assertThat(tool.run("verify", "--all")).extracting(Outcome::exitCode).isEqualTo(0);
  }

  @Test
  void computes_only_orders_with_events_from_a_time_on() {
    tool.run("rebuild", "orders", "--since", "2026-03-01T10:00:03Z");
    assertThat(computedAnew()).containsExactly("order-7");
    tool.run("rebuild", "orders", "--since", "2026-03-01T10:00:03.001Z");
    assertThat(computedAnew()).containsExactly("order-7");
    tool.run("rebuild", "orders", "--since", "2026-03-01T10:00:02Z");
    assertThat(computedAnew()).hasSize(ORDERS);
  }

  @Test
  void takes_what_the_live_read_model_does_not_have_yet_from_the_log() {
    log.append("late", 1, placed("late"));
    log.append("order-3", 3, paid());
    Outcome rebuilt = tool.run("rebuild", "orders", "--since", changed.toString());
    assertThat(rebuilt.exitCode()).as("%s", rebuilt).isZero();
    assertThat(computedAnew()).containsExactlyInAnyOrder("late", "order-7");
    assertThat(readModel.rows().orders()).filteredOn(order -> order.orderId().equals("order-3"))
        .extracting(OrderView::version).containsExactly(3L);
  }

  /** Otherwise its rows would be taken over without the events that they lack. */
  @Test
  void parked_orders_are_computed_anew_too() {
    LogPosition gap = log.append("broken", 2, paid());
    LogPosition last = log.append("order-5", 3, paid());
    readModel.feed();
    Outcome rebuilt = tool.run("rebuild", "orders", "--since", last.toString());
    assertThat(rebuilt.exitCode()).as("%s", rebuilt).isZero();
    assertThat(tool.run("quarantine", "list").out()).contains("broken", gap.toString());
    log.append("broken", 3, shipped());
    readModel.feed();
    assertThat(tool.run("verify", "--all").out())
        .contains("order broken is parked from version 2 on:");
  }

  @Test
  void discarded_orders_stay_discarded_unless_they_are_computed_anew() {
    LogPosition gap = log.append("broken", 2, paid());
    LogPosition last = log.append("order-5", 3, paid());
    readModel.feed();
    readModel.sql("delete from projection_parked_events");
    tool.run("rebuild", "orders", "--since", last.toString());
    assertThat(tool.run("quarantine", "list").out()).contains("no order is parked");
    tool.run("rebuild", "orders", "--since", gap.toString());
    assertThat(tool.run("quarantine", "list").out()).contains("broken", gap.toString());
  }

  @Test
  void the_whole_log_is_everything_anew() {
    Outcome rebuilt = tool.run(
        "rebuild", "orders", "--since", "0@0", "--since", "1@0", "--since", "2@0");
    assertThat(rebuilt.exitCode()).as("%s", rebuilt).isZero();
    assertThat(computedAnew()).hasSize(ORDERS);
  }

  @Test
  void projections_that_add_up_orders_say_so() {
    Outcome refused = tool.run("rebuild", "orders", "sales", "--since", "0@0");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).startsWith("sales cannot be rebuilt in part, because its rows add"
        + " up many orders; rebuild it without --since;");
    assertThat(computedAnew()).isEmpty();
    Outcome rebuilt = tool.run("rebuild", "--all", "--since", changed.toString());
    assertThat(rebuilt.exitCode()).as("%s", rebuilt).isZero();
    assertThat(rebuilt.out()).contains("sales cannot be rebuilt in part, because its rows add up"
        + " many orders; it is rebuilt whole", "demand: generation 2 is active now, built from 21");
    assertThat(computedAnew()).containsExactly("order-7");
  }

  @Test
  void a_place_that_the_log_does_not_have_is_refused() {
    Outcome nowhere = tool.run("rebuild", "orders", "--since", "3@0");
    assertThat(nowhere.exitCode()).isEqualTo(1);
    assertThat(nowhere.err()).startsWith("the log has no partition 3; it has 0 to 2");
    assertThat(tool.run("rebuild", "orders", "--since", "0@999999").err())
        .startsWith("partition 0 of the log ends at offset ").contains("there is no 999999");
  }

  @Test
  void without_a_live_read_model_there_is_nothing_to_take_over(
      @TempDir Path elsewhere, EmbeddedKafka kafka) {
    ReplayTool other = ReplayTool.on(kafka.bootstrapServers(), log.log().identity(), elsewhere);
    Outcome refused = other.run("rebuild", "orders", "--since", "0@0");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).startsWith("orders has not been built yet");
    assertThat(other.run("list", "--json").out().strip()).isEqualTo("[ ]");
  }

  private List<String> computedAnew() {
    return readModel.rows().orders().stream()
        .filter(order -> !order.customerId().equals("tampered"))
        .map(OrderView::orderId).toList();
  }
}
