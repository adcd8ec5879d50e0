package io.orderlog.projections.feed;

import static io.orderlog.projections.OrderEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.projections.Eventually;
import io.orderlog.projections.PostgresServer;
import io.orderlog.projections.SharedPostgres;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.OpenTransaction;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.feed.ProjectionHealth.State;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.orders.OrderFilter;
import io.orderlog.projections.orders.OrderFinder;
import io.orderlog.projections.orders.OrderQuery;
import io.orderlog.projections.orders.OrderView;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is different about PostgreSQL: a server with users, languages and a life of its own. */
@Tag("long")
@ExtendWith(SharedPostgres.class)
class PostgresTest {

  @Test
  void says_that_the_password_is_wrong_and_never_which(PostgresServer server) {
    ReadModelSettings settings = server.createDatabase();
    assertUnavailable(new ReadModelSettings(settings.url(), settings.user(), "guessed"))
        .hasMessageEndingWith("cannot be used: wrong user or password")
        .hasMessageNotContaining("guessed");
  }

  @Test
  void says_that_there_is_no_such_database(PostgresServer server) {
    assertUnavailable(server.settings("nowhere"))
        .hasMessageEndingWith("cannot be used: FATAL: database \"nowhere\" does not exist");
  }

  @Test
  void says_that_nobody_listens() {
    assertUnavailable(new ReadModelSettings("jdbc:postgresql://127.0.0.1:1/x", "orderlog", ""))
        .hasMessage("the read model database jdbc:postgresql://127.0.0.1:1/x cannot be used:"
            + " Connection refused; look whether it runs there, and at ORDERLOG_DATABASE_URL");
  }

  @Test
  void says_that_there_is_no_such_host() {
    assertUnavailable(new ReadModelSettings("jdbc:postgresql://db.invalid/x", "orderlog", ""))
        .hasMessageContaining("cannot be used: there is no host db.invalid; look whether");
  }

  @Test
  void is_set_up_by_many_processes_at_once(PostgresServer server) {
    ReadModelSettings settings = server.createDatabase();
    List<CompletableFuture<Void>> opened = IntStream.range(0, 6)
        .mapToObj(_ -> CompletableFuture.runAsync(() -> ReadModelDatabase.open(settings).close()))
        .toList();
    assertThat(opened).allSatisfy(one -> assertThat(one).succeedsWithin(
        Duration.ofSeconds(30)));
  }

  @Test
  void sorts_text_as_h2_does_whatever_the_language_of_the_database(
      PostgresServer server) {
    try (TestLog log = TestLog.inMemory();
        ReadModelDatabase database = ReadModelDatabase.open(server.createEnglishDatabase());
        ProjectionRunner runner = start(database, log)) {
      Stream.of("a-2", "B", "a1", "A").forEach(id -> log.append(id, 1, placed("customer")));
      Eventually.holds("fed", () -> runner.health().getFirst().appliedEvents() == 4);
      assertThat(new OrderFinder(new ReadModels(database))
          .page(OrderQuery.newest(OrderFilter.ALL, 10)).value())
          .extracting(OrderView::orderId).containsExactly("a1", "a-2", "B", "A");
    }
  }

  @Test
  void is_fed_again_after_it_was_away(PostgresServer installed)
      throws Exception {
    try (PostgresServer server = PostgresServer.startIfInstalled().orElseThrow();
        TestLog log = TestLog.inMemory();
        ReadModelDatabase database = ReadModelDatabase.open(server.createDatabase());
        ProjectionRunner runner = start(database, log)) {
      log.append("order-1", 1, placed("customer"));
      Eventually.holds("fed", () -> runner.health().getFirst().appliedEvents() == 1);
      server.stop();
      Eventually.holds("in trouble", () -> runner.health().getFirst().reason()
          .contains("cannot be used: Connection refused"));
      assertThat(runner.health().getFirst().state()).isEqualTo(State.RETRYING);
      log.append("order-2", 1, placed("customer"));
      server.start();
      Eventually.holds("fed again", () -> runner.health().getFirst().appliedEvents() == 2);
      assertThat(new OrderFinder(new ReadModels(database)).byId("order-2").value()).isPresent();
    }
  }

  @Test
  void a_right_that_was_taken_away_parks_no_order_and_is_waited_for(
      PostgresServer server) {
    ReadModelSettings limited = server.createDatabaseOfLimitedUser();
    try (TestLog log = TestLog.inMemory();
        ReadModelDatabase database = ReadModelDatabase.open(limited);
        ProjectionRunner runner = start(database, log)) {
      log.append("order-1", 1, placed("customer"));
      Eventually.holds("fed", () -> runner.health().getFirst().appliedEvents() == 1);
      server.execute(limited, "revoke insert on orders_g1 from " + limited.user());
      log.append("order-2", 1, placed("customer"));
      Eventually.holds("in trouble", () -> runner.health().getFirst().reason()
          .contains("permission denied for table orders_g1; grant it to the user"));
      assertThat(runner.health().getFirst().state()).isEqualTo(State.RETRYING);
      assertThat(runner.health().getFirst().progress().lag()).isPositive();
      server.execute(limited, "grant insert on orders_g1 to " + limited.user());
      Eventually.holds("fed again", () -> runner.health().getFirst().appliedEvents() == 2);
      assertThat(new ReadModels(database).parkedStreams("orders")).isZero();
    }
  }

  @Test
  void ends_the_transaction_of_a_process_that_is_frozen_in_it_but_not_of_a_long_rebuild(
      PostgresServer server) {
    try (ReadModelDatabase database = ReadModelDatabase.open(server.createDatabase());
        OpenTransaction rebuild = database.begin()) {
      String question = "show idle_in_transaction_session_timeout";
      assertThat(rebuild.sql().fetchValue(question)).isEqualTo("0");
      database.write(sql -> assertThat(sql.fetchValue(question)).isEqualTo("15s"));
    }
  }

  @Test
  void waits_for_the_disk_unless_what_it_changes_would_be_made_again(PostgresServer server) {
    try (ReadModelDatabase database = ReadModelDatabase.open(server.createDatabase())) {
      String question = "show synchronous_commit";
      database.writeRepeatable(sql -> assertThat(sql.fetchValue(question)).isEqualTo("off"));
      database.write(sql -> assertThat(sql.fetchValue(question)).isEqualTo("on"));
    }
  }

  @Test
  void looks_every_half_minute_whether_whoever_holds_a_lock_is_still_there(
      PostgresServer server) {
    try (ReadModelDatabase database = ReadModelDatabase.open(server.createDatabase());
        OpenTransaction rebuild = database.begin()) {
      // The operating system's word, not only what was asked for.
      assertThat(rebuild.sql().fetchValue("show tcp_keepalives_idle")).isEqualTo("30");
      assertThat(rebuild.sql().fetchValue("show tcp_keepalives_interval")).isEqualTo("10");
      assertThat(rebuild.sql().fetchValue("show tcp_keepalives_count")).isEqualTo("3");
    }
  }

  private static ProjectionRunner start(ReadModelDatabase database, TestLog log) {
    return ProjectionRunner.start(database, log.log(), List.of(new OrdersProjection()),
        TimeSource.system(), new Random(1));
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertUnavailable(
      ReadModelSettings settings) {
    return assertThatThrownBy(() -> ReadModelDatabase.open(settings).close())
        .isInstanceOf(ReadModelUnavailableException.class)
        .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
  }
}
