package io.orderlog.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.projections.TestLog;
import io.orderlog.replay.ReplayTool.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What the tool refuses to begin; so all tests share read models that nothing changes. */
@ExtendWith(SharedKafka.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongUseTest {

  private final EmbeddedKafka kafka;
  private final Path data;

  private TestLog log;
  private ReadModel readModel;
  private ReplayTool tool;

  WrongUseTest(EmbeddedKafka kafka, @TempDir Path data) {
    this.kafka = kafka;
    this.data = data;
  }

  @BeforeAll
  void open() {
    log = TestLog.create(kafka);
    log.appendOrders(0, 10);
    readModel = ReadModel.open(log, data);
    readModel.feed();
    tool = ReplayTool.on(kafka.bootstrapServers(), log.log().identity(), data);
  }

  @AfterAll
  void close() {
    readModel.close();
    log.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rebuild", "rebuild orders --all", "rebuild --parallelism 2",
      "rebuild orders nonsense", "rebuild ORDERS", "rebuild orders --parallelism 0",
      "rebuild orders --parallelism 65", "rebuild orders --parallelism -1",
      "rebuild orders --parallelism many", "rebuild orders --what", "rollback",
      "rollback nonsense", "rollback orders history", "list orders", "history",
      "history not-a-uuid", "verify", "verify nonsense",
      "verify orders --all", "verify orders --show -1", "verify orders --show few", "export",
      "export --to", "import", "import file", "nonsense"})
  void wrong_use_is_one_line_and_changes_nothing(String arguments) {
    Outcome refused = tool.run(arguments.split(" "));
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err().lines()).singleElement().asString().matches(".+; try replay.* --help");
    assertThat(generations()).containsExactly(
        "orders 1 ACTIVE", "history 1 ACTIVE", "sales 1 ACTIVE", "demand 1 ACTIVE",
        "order_minutes 1 ACTIVE");
  }

  @Test
  void a_wrong_name_or_number_tells_what_is_allowed() {
    assertThat(tool.run("rebuild", "order").err())
        .startsWith("there is no projection order; there are orders, history, sales, demand,"
            + " order_minutes;");
    assertThat(tool.run("rebuild", "orders", "--parallelism", "65").err())
        .startsWith("--parallelism is 65, allowed is 1 to 64;");
    assertThat(tool.run("rebuild").err()).startsWith("name projections, or give --all;");
    assertThat(tool.run("rebuild", "orders", "--all").err())
        .startsWith("name projections, or give --all, not both;");
    assertThat(tool.run("history", "--log", "stock", "x").err())
        .startsWith("there is no log 'stock'; the only one is orders;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--since", "--since yesterday", "--since 2026-03-01", "--since 0@",
      "--since 0@-1", "--since 0@1 --since 0@2", "--since 0@1 --since 2026-03-01T10:00:03Z",
      "--since 2026-03-01T10:00:03Z --since 2026-03-01T10:00:04Z"})
  void what_is_neither_a_time_nor_positions_is_wrong_use(String since) {
    Outcome refused = tool.run(("rebuild orders " + since).split(" "));
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err().lines()).singleElement().asString().contains("--since");
  }

  private List<String> generations() {
    return JsonMapper.shared().readTree(tool.run("list", "--json").out()).valueStream()
        .map(one -> one.path("projection").asString() + " " + one.path("generation").asInt() + " "
            + one.path("status").asString())
        .toList();
  }
}
