package io.orderlog.replay.readmodels;

import static io.orderlog.projections.OrderEvents.next;
import static io.orderlog.projections.OrderEvents.paid;
import static io.orderlog.projections.OrderEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.Projections;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.feed.ProjectionRunner;
import io.orderlog.replay.ReadModel;
import io.orderlog.replay.ReplayTool;
import io.orderlog.replay.ReplayTool.Outcome;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("long")
@ExtendWith(SharedKafka.class)
@Tag("strange-machine")
class VerifyCommandTest {

  private static final int ORDERS = 10;

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
  void finds_nothing_in_read_models_that_are_as_the_log_says() {
    List<String> tables = readModel.tables();
    Outcome verified = tool.run("verify", "--all");
    assertThat(verified).as("%s", verified).extracting(Outcome::exitCode).isEqualTo(0);
    assertThat(verified.out()).contains("orders: generation 1, 30 rows, all as the log says",
        "history: generation 1, 20 rows, all as", "sales: generation 1, ", "demand: generation 1");
    assertThat(readModel.tables()).isEqualTo(tables);
  }

  @Test
  void finds_every_kind_of_difference_and_changes_nothing() {
    readModel.sql("update orders_g1 set customer_id = 'somebody', reason = 'none'"
        + " where order_id = 'order-3'");
    readModel.sql("delete from order_skus_g1 where sku_order_id = 'order-4' and sku = 'ink'");
    readModel.sql("insert into order_skus_g1 values ('order-5', 'rubber', 0)");
    List<String> tables = readModel.tables();
    Outcome verified = tool.run("verify", "orders");
    assertThat(verified.exitCode()).isEqualTo(1);
    assertThat(verified.err()).isEmpty();
    assertThat(verified.out()).contains(
        "orders: generation 1, 30 rows, 3 differ from the log",
        "  orders_g1 order_id=order-3: customer_id is 'somebody', rebuilt 'customer-3'",
        "  orders_g1 order_id=order-3: reason is 'none', rebuilt null",
        "  order_skus_g1 sku_order_id=order-4 sku=ink: is missing",
        "  order_skus_g1 sku_order_id=order-5 sku=rubber: should not be there");
    assertThat(readModel.tables()).isEqualTo(tables);
    assertThat(tool.run("verify", "orders").exitCode()).isEqualTo(1);
    tool.run("rebuild", "orders");
    assertThat(tool.run("verify", "orders").exitCode()).isZero();
  }

  @Test
  void finds_what_counts_wrongly() {
    readModel.sql("update sales_daily_g1 set orders_placed = orders_placed + 1");
    assertThat(tool.run("verify", "sales").out()).contains("orders_placed is ");
    assertThat(tool.run("verify", "demand").exitCode()).isZero();
  }

  @Test
  void shows_a_bounded_number_and_tells_the_total() {
    readModel.sql("update orders_g1 set customer_id = 'somebody'");
    Outcome verified = tool.run("verify", "orders", "--show", "2");
    assertThat(verified.out()).contains("10 differ from the log, the first 2:");
    assertThat(verified.out().lines().filter(line -> line.contains("customer_id"))).hasSize(2);
    assertThat(tool.run("verify", "orders", "--show", "0").out())
        .contains("10 differ from the log").doesNotContain("the first");
  }

  @Test
  void tells_scripts_the_same_in_json() {
    readModel.sql("update orders_g1 set customer_id = 'somebody' where order_id = 'order-3'");
    Outcome verified = tool.run("verify", "--all", "--json");
    assertThat(verified.exitCode()).isEqualTo(1);
    JsonNode orders = JsonMapper.shared().readTree(verified.out()).get(0);
    assertThat(orders.path("projection").asString()).isEqualTo("orders");
    assertThat(orders.path("rows").asLong()).isEqualTo(30);
    assertThat(orders.path("differences").asLong()).isEqualTo(1);
    JsonNode row = orders.path("shown").get(0);
    assertThat(row.path("difference").asString()).isEqualTo("changed");
    assertThat(row.path("key").path("order_id").asString()).isEqualTo("order-3");
    assertThat(row.path("columns").get(0).toString()).isEqualTo(
        "{\"name\":\"customer_id\",\"live\":\"somebody\",\"rebuilt\":\"customer-3\"}");
  }

  @Test
  void names_the_orders_whose_events_do_not_fit() {
    log.append("broken", 1, placed("customer"));
    log.append("broken", 3, paid());
    readModel.feed();
    Outcome parked = tool.run("verify", "orders");
    assertThat(parked).as("%s", parked).extracting(Outcome::exitCode).isEqualTo(0);
    assertThat(parked.out()).contains("all as the log says; 1 order lacks events:",
        "  order broken is parked from version 3 on: see replay quarantine show broken");

    // As if another order were parked, by a version of the system that was wrong.
    readModel.sql("update projection_parked_events set order_id = 'order-3', event_version = 2");
    Outcome verified = tool.run("verify", "orders");
    assertThat(verified.out()).contains("; 2 orders lack events:",
        "  order broken was discarded from version 3 on: a rebuild parks it again",
        "  order order-3 is parked from version 2 on, but fits: replay quarantine retry order-3");
    JsonNode json = JsonMapper.shared().readTree(tool.run("verify", "orders", "--json").out());
    assertThat(json.get(0).path("lacking").toString()).isEqualTo(
        "[{\"orderId\":\"broken\",\"version\":3,\"standing\":\"discarded\"},"
            + "{\"orderId\":\"order-3\",\"version\":2,\"standing\":\"fits\"}]");
  }

  @Test
  void finds_what_came_behind_events_that_were_discarded() {
    log.append("broken", 2, paid());
    readModel.feed();
    readModel.sql("delete from projection_parked_events");
    log.append("broken", 3, placed("customer"));
    readModel.feed();
    Outcome verified = tool.run("verify", "demand");
    assertThat(verified.exitCode()).as("%s", verified).isEqualTo(1);
    assertThat(verified.out()).contains("order_id=broken: should not be there",
        "  order broken was discarded from version 2 on: a rebuild parks it again");
  }

  @Test
  void finds_nothing_while_the_read_models_move_on() {
    AtomicBoolean stop = new AtomicBoolean();
    try (ProjectionRunner _ = ProjectionRunner.start(readModel.database(), log.log(),
        Projections.ofOrders(), TimeSource.system(), new Random(1))) {
      AtomicLong last = new AtomicLong();
      CompletableFuture<Long> written = CompletableFuture.supplyAsync(() -> write(last, stop));
      try {
        for (int i = 0; i < 3; i++) {
          long before = last.get();
          Outcome verified = tool.run("verify", "--all");
          assertThat(verified.exitCode()).as("%s", verified).isZero();
          Eventually.holds("written on", () -> last.get() > before);
        }
      } finally {
        stop.set(true);
      }
      assertThat(written.join()).isGreaterThan(3);
    }
  }

  @Test
  void what_was_never_built_cannot_be_verified(@TempDir Path elsewhere, EmbeddedKafka kafka) {
    Outcome failed = ReplayTool.on(kafka.bootstrapServers(), log.log().identity(), elsewhere)
        .run("verify", "orders");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).isEqualTo("the read model orders has not been built yet: start the"
        + " projections" + System.lineSeparator());
  }

  /** Appends until told to stop; returns the last version. */
  private long write(AtomicLong last, AtomicBoolean stop) {
    long version = 2;
    while (!stop.get()) {
      version++;
      log.append(
          List.of(next("order-1", version, new QuantityChanged("pen", (int) (1 + version % 5),
              500 + 250 * (1 + version % 5)))));
      last.set(version);
    }
    return version;
  }
}
