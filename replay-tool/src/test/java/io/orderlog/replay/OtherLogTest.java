package io.orderlog.replay;

import static io.orderlog.projections.OrderEvents.placed;
import static io.orderlog.projections.OrderEvents.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.projections.TestLog;
import io.orderlog.replay.ReplayTool.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Read models whose log was replaced, or put back as it was a while ago. */
@ExtendWith(SharedKafka.class)
class OtherLogTest {

  private static final int ORDERS = 10;
  private static final String BROKEN = "0000cafe-0000-4000-8000-000000000001";
  private static final List<String> TOUCHING_BOTH = List.of("list", "list --json", "verify orders",
      "verify --all", "rebuild orders --since 0@0",
      "rebuild orders --since 2026-03-01T10:00:03Z", "rollback orders",
      "quarantine retry " + BROKEN);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir
  Path data;

  private TestLog log;
  private TestLog replaced;
  private ReadModel readModel;
  private ReplayTool tool;
  private ReplayTool onReplaced;

  @BeforeEach
  void open(EmbeddedKafka kafka) {
    log = TestLog.create(kafka);
    log.appendOrders(0, ORDERS);
    log.append(BROKEN, 1, placed("customer"));
    log.append(BROKEN, 3, shipped());
    readModel = ReadModel.open(log, data);
    readModel.feed();
    tool = ReplayTool.on(kafka.bootstrapServers(), log.log().identity(), data);
    replaced = TestLog.create(kafka);
    replaced.appendOrders(0, 2 * ORDERS);
    onReplaced = ReplayTool.on(kafka.bootstrapServers(), replaced.log().identity(), data);
  }

  @AfterEach
  void close() {
    readModel.close();
    replaced.close();
    log.close();
  }

  @Test
  void one_that_was_replaced_is_refused() {
    tool.run("rebuild", "orders");
    TOUCHING_BOTH.forEach(
        command -> refused(onReplaced, command, "was built from another log"));
    assertThat(tool.run("verify", "--all")).extracting(Outcome::exitCode).isEqualTo(0);
  }

  @Test
  void one_that_lacks_what_the_read_models_have_is_refused() {
    tool.run("rebuild", "orders");
    asIfTheLogWereOlder();
    TOUCHING_BOTH.forEach(
        command -> refused(tool, command, "records are gone. Restore the log, or rebuild"));
  }

  @Test
  void list_shows_which_generations_are_not_of_this_log() {
    Outcome listed = onReplaced.run("list");
    assertThat(listed.out()).contains("orders").contains("not of this log");
    var json = JsonMapper.shared().readTree(onReplaced.run("list", "--json").out());
    assertThat(json.get(0).path("mismatch").asString()).contains("another log");
    assertThat(JsonMapper.shared().readTree(tool.run("list", "--json").out()).get(0)
        .has("mismatch")).isFalse();
  }

  @Test
  void a_rebuild_makes_read_models_of_a_log_that_was_replaced() {
    assertThat(onReplaced.run("rebuild", "--all")).extracting(Outcome::exitCode).isEqualTo(0);
    assertThat(onReplaced.run("verify", "--all")).extracting(Outcome::exitCode).isEqualTo(0);
    assertThat(onReplaced.run("list")).extracting(Outcome::exitCode).isEqualTo(0);
    refused(onReplaced, "rollback orders", "orders cannot go back to generation 1: ");
  }

  @Test
  void a_rebuild_makes_read_models_of_what_is_left_of_a_log() {
    asIfTheLogWereOlder();
    Outcome rebuilt = tool.run("rebuild", "--all");
    assertThat(rebuilt.exitCode()).as("%s", rebuilt).isZero();
    assertThat(tool.run("verify", "--all")).extracting(Outcome::exitCode).isEqualTo(0);
    assertThat(tool.run("list")).extracting(Outcome::exitCode).isEqualTo(0);
    refused(tool, "rollback orders", "records are gone");
  }

  private static void refused(ReplayTool tool, String command, String reason) {
    Instant before = Instant.now();
    Outcome refused = tool.run(command.split(" "));
    assertThat(refused.exitCode()).as("%s: %s", command, refused).isEqualTo(1);
    assertThat(refused.err().lines()).as(command).singleElement().asString()
        .contains(reason, "rebuild").doesNotContain("Exception");
    assertThat(Duration.between(before, Instant.now())).isLessThan(PATIENCE);
  }

  private void asIfTheLogWereOlder() {
    readModel.sql("update projection_checkpoints set next_offset = next_offset + 100");
  }
}
