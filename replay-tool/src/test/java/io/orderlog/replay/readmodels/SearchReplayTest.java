package io.orderlog.replay.readmodels;

import static io.orderlog.projections.OrderEvents.paid;
import static io.orderlog.projections.OrderEvents.placed;
import static io.orderlog.projections.OrderEvents.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.search.order.SearchedOrder;
import io.orderlog.search.order.OrderDocuments;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.projections.TestLog;
import io.orderlog.replay.ReadModel;
import io.orderlog.replay.ReplayTool;
import io.orderlog.replay.ReplayTool.Outcome;
import io.orderlog.search.IndexFolder;
import io.orderlog.search.SearchIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The index of orders beside the read models. */
@Tag("long")
@ExtendWith(SharedKafka.class)
class SearchReplayTest {

  private static final int ORDERS = 10;

  @TempDir
  Path data;

  private TestLog log;
  private ReplayTool tool;
  private EmbeddedKafka kafka;

  @BeforeEach
  void open(EmbeddedKafka broker) {
    kafka = broker;
    log = TestLog.create(kafka);
    log.appendOrders(0, ORDERS);
    tool = ReplayTool.withSearch(kafka.bootstrapServers(), log.log().identity(), data);
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void it_is_rebuilt_listed_and_verified_by_its_name() {
    String built = ok("rebuild", "search");
    assertThat(built).contains("search: generation 2 with 10 orders is active now, built from 20"
        + " events, ", "Rebuild search 100%");
    log.append("late", 1, placed("late"));
    assertThat(ok("list").lines().skip(1)).singleElement().asString()
        .matches("search +2 +ACTIVE +10 +2 \\(\\d: 2\\) .+");
    JsonNode listed = JsonMapper.shared().readTree(ok("list", "--json")).get(0);
    assertThat(listed.path("projection").asString()).isEqualTo("search");
    assertThat(listed.path("rows").asLong()).isEqualTo(ORDERS);
    assertThat(ok("verify", "search"))
        .contains("search: generation 2, 10 rows, all as the log says");
    assertThat(ok("rebuild", "search")).contains(
        "search: generation 3 with 11 orders is active now, with all 10 of generation 2, built");
  }

  @Test
  void it_is_one_of_all_where_there_is_one() throws IOException {
    try (ReadModel readModel = ReadModel.open(log, data)) {
      readModel.feed();
    }
    String none = "search: left out, because there is no index in "
        + data.toAbsolutePath().normalize() + ", as a query side makes it there";
    assertThat(ok("rebuild", "--all").lines()).contains(none);
    assertThat(ok("verify", "--all").lines()).contains(none);
    assertThat(ok("verify", "--all", "--json")).doesNotContain("search");
    assertThat(data.resolve("search")).doesNotExist();

    ok("rebuild", "search");
    assertThat(ok("rebuild", "--all", "--since", "0@1")).contains(
        "search cannot be rebuilt in part, because it is made of files; it is rebuilt whole",
        "search: generation 3 with 10 orders is active now");
    assertThat(ok("verify", "--all")).contains("search: generation 3, 10 rows, all as",
        "orders: generation ");
    assertThat(JsonMapper.shared().readTree(ok("verify", "--all", "--json")).valueStream()
        .map(report -> report.path("projection").asString())).contains("orders", "search");
  }

  @Test
  void what_is_otherwise_than_the_log_says_is_shown() {
    ok("rebuild", "search");
    try (SearchIndex<OrderEvent, SearchedOrder> index = SearchIndex.open(
        new OrderDocuments(), new IndexFolder(data.resolve("search")).of(2),
        log.log().identity())) {
      index.apply(List.of(recorded("order-3", 3, paid()),
          recorded("nobody", 1, placed("nobody"))), index.nextOffsets());
      index.commit();
    }
    Outcome verified = tool.run("verify", "search");
    assertThat(verified.exitCode()).isEqualTo(1);
    assertThat(verified.out()).contains("search: generation 2, 11 rows, 2 differ from the log",
        "  search_g2 order_id=order-3: version is '3', rebuilt '2'",
        "  search_g2 order_id=nobody: should not be there");
    assertThat(ok("rebuild", "search"))
        .contains(", in which 2 of the 11 of generation 2 are otherwise, built");
    assertThat(tool.run("verify", "search").exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      rebuild search --since 0@1 | search cannot be rebuilt in part
      rollback search            | search is an index, of which no generation is kept
      rebuild saerch             | there is no projection saerch; there are orders,
      verify search --all        | name projections, or give --all, not both
      """)
  void wrong_use_is_told_in_one_line(String arguments, String message) {
    Outcome refused = tool.run(arguments.split(" "));
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err().lines()).singleElement().asString().contains(message);
    assertThat(data.resolve("search")).doesNotExist();
  }

  @Test
  void where_there_is_none_it_cannot_be_verified() {
    assertThat(failure("verify", "search")).isEqualTo("there is no index in "
        + data.resolve("search") + ": give the ORDERLOG_DATA of a query side, or rebuild it");
  }

  @Test
  void a_folder_that_cannot_be_used_is_named() throws IOException {
    Files.writeString(data.resolve("search"), "not a folder");
    assertThat(failure("rebuild", "search"))
        .contains("the folder of the index, " + data.resolve("search") + ", cannot be used");
  }

  @Test
  void one_of_another_log_is_told_and_can_be_rebuilt() {
    ok("rebuild", "search");
    try (TestLog other = TestLog.create(kafka)) {
      other.appendOrders(0, 1);
      ReplayTool elsewhere =
          ReplayTool.withSearch(kafka.bootstrapServers(), other.log().identity(), data);
      Outcome listed = elsewhere.run("list");
      assertThat(listed.exitCode()).isEqualTo(1);
      assertThat(listed.out()).contains("not of this log");
      assertThat(listed.err()).contains("was made of another log", "rebuild the index");
      assertThat(elsewhere.run("verify", "search").err()).contains("was made of another log");
      assertThat(elsewhere.run("rebuild", "search").out())
          .contains("search: generation 3 with 1 order is active now, built");
    }
  }

  private String ok(String... arguments) {
    Outcome outcome = tool.run(arguments);
    assertThat(outcome.exitCode()).as("%s", outcome).isZero();
    return outcome.out();
  }

  private String failure(String... arguments) {
    Outcome outcome = tool.run(arguments);
    assertThat(outcome.exitCode()).as("%s", outcome).isEqualTo(1);
    return outcome.err().lines().reduce((one, _) -> {
      throw new AssertionError("more than a line: " + outcome.err());
    }).orElseThrow();
  }
}
