package io.orderlog.replay;

import static io.orderlog.projections.OrderEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.Offsets;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.rebuild.Rebuild;
import io.orderlog.replay.ReadModel.Rows;
import io.orderlog.replay.ReplayTool.Outcome;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** List, rebuild and rollback, on ten orders of two events each that both projections have. */
@ExtendWith(SharedKafka.class)
class ReplayCommandTest {

  private static final int ORDERS = 10;
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z";

  @TempDir
  Path data;

  private TestLog log;
  private ReadModel readModel;
  private ReplayTool tool;

  @BeforeEach
  void open(EmbeddedKafka kafka) {
    log = TestLog.create(kafka);
    log.appendOrders(0, ORDERS);
    readModel = ReadModel.open(log, data);
    readModel.feed();
    tool = ReplayTool.on(kafka.bootstrapServers(), log.log().identity(), data);
  }

  @AfterEach
  void close() {
    readModel.close();
    log.close();
  }

  @Test
  void list_shows_each_generation_and_how_far_it_is_behind() {
    LogPosition late = log.append("late", 1, placed("late"));
    Outcome listed = tool.run("list");
    assertThat(listed.exitCode()).isZero();
    assertThat(listed.err()).isEmpty();
    // An event and the end of its transaction.
    String behind = "2 \\(" + late.partition() + ": 2\\)";
    assertThat(listed.out().lines()).satisfiesExactly(
        line -> assertThat(line.split(" {2,}")).containsExactly(
            "PROJECTION", "GENERATION", "STATUS", "ROWS", "LAG", "CREATED", "CHECKPOINT"),
        line -> assertThat(line).matches(
            "orders +1 +ACTIVE +10 +" + behind + " +" + TIME + " +0@\\d+ 1@\\d+ 2@\\d+"),
        line -> assertThat(line).matches(
            "history +1 +ACTIVE +20 +" + behind + " +" + TIME + " +0@\\d+ 1@\\d+ 2@\\d+"),
        line -> assertThat(line).matches("sales +1 +ACTIVE +\\d+ +" + behind + " .+"),
        line -> assertThat(line).matches("demand +1 +ACTIVE +\\d+ +" + behind + " .+"),
        line -> assertThat(line).matches("order_minutes +1 +ACTIVE +\\d+ +" + behind + " .+"));
  }

  @Test
  void list_says_so_when_there_is_nothing_to_list(EmbeddedKafka kafka, @TempDir Path empty) {
    Outcome listed = ReplayTool.on(kafka.bootstrapServers(), log.log().identity(), empty)
        .run("list");
    assertThat(listed.exitCode()).isZero();
    assertThat(listed.out()).isEqualTo("no read model has been built yet: start the projections,"
        + " or run replay rebuild --all\n");
  }

  @Test
  void list_has_the_same_numbers_in_json() {
    JsonNode before = json(tool.run("list", "--json"));
    LogPosition late = log.append("late", 1, placed("late"));
    JsonNode all = json(tool.run("list", "--json"));
    assertThat(all.valueStream().map(one -> one.path("projection").asString()))
        .containsExactly("orders", "history", "sales", "demand", "order_minutes");
    assertThat(all.valueStream().map(one -> one.path("rows").asLong()))
        .startsWith(10L, 20L);
    for (JsonNode one : all) {
      assertThat(one.path("generation").asInt()).isEqualTo(1);
      assertThat(one.path("status").asString()).isEqualTo("ACTIVE");
      assertThat(one.path("createdAt").asString()).matches(TIME);
      assertThat(one.path("nextOffsets")).isEqualTo(before.get(0).path("nextOffsets"));
      Offsets ends = log.log().endOffsets(log.log().identity().allPartitions());
      ends.byPartition().forEach((partition, end) -> {
        String name = String.valueOf(partition);
        assertThat(one.path("lag").path(name).asLong())
            .isEqualTo(end - one.path("nextOffsets").path(name).asLong())
            .isEqualTo(partition == late.partition() ? 2 : 0);
      });
    }
  }

  @Test
  void list_of_nothing_is_an_empty_list(@TempDir Path elsewhere, EmbeddedKafka kafka) {
    ReplayTool other = ReplayTool.on(kafka.bootstrapServers(), log.log().identity(), elsewhere);
    assertThat(json(other.run("list", "--json"))).isEmpty();
    assertThat(other.run("list").out().lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--all", "orders history", "history orders --parallelism 1",
      "--parallelism 64 --all", "orders history orders"})
  void rebuild_makes_new_generations_with_the_same_rows(String arguments) {
    Rows before = readModel.rows();
    Outcome rebuilt = tool.run(("rebuild " + arguments).split(" "));
    assertThat(rebuilt.err()).isEmpty();
    assertThat(rebuilt.exitCode()).isZero();
    for (String name : List.of("orders", "history")) {
      assertThat(rebuilt.out()).containsOnlyOnce(
          name + ": generation 2 is active now, built from 20 events, ");
    }
    assertThat(readModel.rows()).isEqualTo(before);
    assertThat(before.events()).hasSize(2 * ORDERS);
    assertThat(generations()).startsWith("orders 1 PREVIOUS", "orders 2 ACTIVE",
        "history 1 PREVIOUS", "history 2 ACTIVE");
  }

  @Test
  void rebuild_shows_plain_lines_where_there_is_no_terminal() {
    Outcome rebuilt = tool.run("rebuild", "orders");
    assertThat(rebuilt.out()).doesNotContain("\r", "\u001b");
    assertThat(rebuilt.out().lines()).anyMatch(line -> line.startsWith("Rebuild orders 100%")
        && line.contains("20 events") && line.contains("events/s"));
    assertThat(generations()).containsExactly("orders 1 PREVIOUS", "orders 2 ACTIVE",
        "history 1 ACTIVE", "sales 1 ACTIVE", "demand 1 ACTIVE", "order_minutes 1 ACTIVE");
  }

  @Test
  void rebuild_and_rollback_wait_for_no_other_rebuild() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<Generation> other = CompletableFuture.supplyAsync(
        () -> new Rebuild<>(readModel.database(), log.log(), TimeSource.system())
            .run(new OrdersProjection(), (_, _, _) -> {
              begun.countDown();
              await(goOn);
            }));
    begun.await();
    for (String command : List.of("rebuild", "rollback")) {
      Outcome refused = tool.run(command, "orders");
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).isEqualTo("orders is being rebuilt or rolled back by another"
          + " process; wait until it is done" + System.lineSeparator());
    }
    goOn.countDown();
    assertThat(other.get()).isEqualTo(new Generation(2));
  }

  @Test
  void rollback_goes_back_and_forth() {
    tool.run("rebuild", "orders");
    log.append("late", 1, placed("late"));
    Outcome rolledBack = tool.run("rollback", "orders");
    assertThat(rolledBack.exitCode()).isZero();
    assertThat(rolledBack.out())
        .isEqualTo("orders: generation 1 is active now" + System.lineSeparator());
    assertThat(readModel.rows().orders()).hasSize(ORDERS + 1);
    assertThat(tool.run("rollback", "orders").out()).startsWith("orders: generation 2 is active");
  }

  @Test
  void rollback_tells_scripts_in_json() {
    tool.run("rebuild", "orders");
    JsonNode active = json(tool.run("rollback", "orders", "--json"));
    assertThat(active.propertyNames()).containsExactly("projection", "generation");
    assertThat(active.path("projection").asString()).isEqualTo("orders");
    assertThat(active.path("generation").asInt()).isEqualTo(1);
    assertThat(generations()).contains("orders 1 ACTIVE", "orders 2 PREVIOUS");
  }

  @Test
  void rollback_to_nothing_is_refused() {
    Outcome refused = tool.run("rollback", "orders");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).isEqualTo(
        "orders has no previous generation to go back to" + System.lineSeparator());
  }

  private List<String> generations() {
    return json(tool.run("list", "--json")).valueStream()
        .map(one -> one.path("projection").asString() + " " + one.path("generation").asInt() + " "
            + one.path("status").asString())
        .toList();
  }

  private static JsonNode json(Outcome outcome) {
    assertThat(outcome.exitCode()).as("%s", outcome).isZero();
    return JsonMapper.shared().readTree(outcome.out());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
