package io.orderlog.replay.quarantine;

import static io.orderlog.projections.OrderEvents.paid;
import static io.orderlog.projections.OrderEvents.placed;
import static io.orderlog.projections.OrderEvents.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.projections.TestLog;
import io.orderlog.replay.ReplayTool;
import io.orderlog.replay.ReplayTool.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SharedKafka.class)
class QuarantineCommandTest {

  private static final String BROKEN = "0000cafe-0000-4000-8000-000000000001";
  private static final String SOUND = "0000cafe-0000-4000-8000-000000000002";

  @TempDir
  Path data;

  private TestLog log;
  private ReplayTool tool;
  private LogPosition poison;

  @BeforeEach
  void parkAnOrder(EmbeddedKafka kafka) {
    log = TestLog.create(kafka);
    tool = ReplayTool.on(kafka.bootstrapServers(), log.log().identity(), data);
    log.append(BROKEN, 1, placed("customer-1"));
    poison = log.append(BROKEN, 3, shipped());
    log.append(BROKEN, 4, paid());
    log.append(SOUND, 1, placed("customer-2"));
    assertThat(tool.run("rebuild", "orders").exitCode()).isZero();
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void lists_each_parked_order_with_the_event_that_did_not_fit() {
    Outcome listed = tool.run("quarantine", "list");
    assertThat(listed.exitCode()).as(listed.err()).isZero();
    assertThat(listed.out()).startsWith("ORDER ");
    assertThat(listed.out().lines()).hasSize(2).last().asString()
        .startsWith(BROKEN).contains("orders", "order.shipped.v1", poison.toString());

    JsonNode json = JsonMapper.shared().readTree(tool.run("quarantine", "list", "--json").out());
    assertThat(json).hasSize(1);
    assertThat(json.get(0).propertyNames()).containsExactly(
        "orderId", "projection", "version", "type", "time", "position", "reason");
    assertThat(json.get(0).path("orderId").asString()).isEqualTo(BROKEN);
    assertThat(json.get(0).path("position").asString()).isEqualTo(poison.toString());
  }

  @Test
  void shows_the_parked_events_in_their_sequence() {
    Outcome shown = tool.run("quarantine", "show", BROKEN);
    assertThat(shown.exitCode()).as(shown.err()).isZero();
    assertThat(shown.out().lines().skip(1)).satisfiesExactly(
        line -> assertThat(line).contains("order.shipped.v1"),
        line -> assertThat(line).contains("order.paid.v1"));
  }

  @Test
  void a_retry_that_does_not_help_fails_and_says_why() {
    Outcome retried = tool.run("quarantine", "retry", BROKEN);
    assertThat(retried.exitCode()).isEqualTo(1);
    assertThat(retried.out()).contains("orders: 0 applied, 2 still parked");
  }

  @Test
  void what_is_discarded_is_not_parked_any_more() {
    Outcome discarded = tool.run("quarantine", "discard", BROKEN);
    assertThat(discarded.exitCode()).as(discarded.err()).isZero();
    assertThat(discarded.out()).contains("2 parked events of " + BROKEN);
    assertThat(tool.run("quarantine", "list").out()).contains("no order is parked");
  }

  @Test
  void wrong_use_is_told_in_one_line() {
    assertThat(tool.run("quarantine").exitCode()).isEqualTo(2);
    assertThat(tool.run("quarantine", "show").exitCode()).isEqualTo(2);
    assertThat(tool.run("quarantine", "show", "x").err()).hasLineCount(1)
        .contains("'x' is not a UUID");
    Outcome sound = tool.run("quarantine", "retry", SOUND);
    assertThat(sound.exitCode()).isEqualTo(1);
    assertThat(sound.err()).hasLineCount(1).contains("no read model has parked events", SOUND);
  }
}
