package io.orderlog.projections.database;

import static io.orderlog.projections.database.MetaTables.CHECKPOINTS;
import static io.orderlog.projections.database.MetaTables.PARKED_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.eventlog.Offsets;
import io.orderlog.process.LibraryDefaults;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.generation.Checkpoints;
import io.orderlog.projections.generation.ParkedEvents;
import io.orderlog.projections.readmodel.Generation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A database whose rows do not say which log they are of, because there was one only. */
@OnEveryDatabase
class KeyByLogTest {

  private static final Generation FIRST = new Generation(1);
  private static final List<String> AS_BEFORE = List.of(
      "create table projection_checkpoints (projection varchar(64) not null,"
          + " generation int not null, log_partition int not null, next_offset bigint not null,"
          + " log_id varchar(64) not null, primary key (projection, generation, log_partition))",
      "create table projection_parked_events (projection varchar(64) not null,"
          + " generation int not null, log_partition int not null, log_offset bigint not null,"
          + " order_id varchar not null, event_version bigint not null,"
          + " event_type varchar not null, event_time_millis bigint not null,"
          + " reason varchar not null,"
          + " primary key (projection, generation, log_partition, log_offset))",
      "insert into projection_checkpoints values ('sales', 1, 0, 17, 'id')",
      "insert into projection_parked_events"
          + " values ('sales', 1, 0, 5, 'broken', 2, 'order.paid.v1', 0, 'does not fit')");

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private ReadModelSettings settings;

  @BeforeEach
  void make() throws SQLException {
    LibraryDefaults.set();
    settings = kind.create(data);
    execute(AS_BEFORE);
  }

  @Test
  void keeps_what_it_says_and_takes_another_log_beside_it() {
    assertExtended();
  }

  @Test
  void a_process_of_the_earlier_version_goes_on_with_it() throws SQLException {
    try (ReadModelDatabase database = ReadModelDatabase.open(settings)) {
      execute(List.of(
          "insert into projection_checkpoints"
              + " (projection, generation, log_partition, next_offset, log_id)"
              + " values ('sales', 1, 1, 3, 'id')",
          "update projection_checkpoints set next_offset = 18 where projection = 'sales'"
              + " and generation = 1 and log_partition = 0 and next_offset = 17"));
      assertThat(database.read(new Checkpoints("sales", "orders", FIRST)::nextOffsets))
          .isEqualTo(new Offsets(Map.of(0, 18L, 1, 3L)));
    }
  }

  @Test
  void many_may_open_it_at_once() {
    var opened = IntStream.range(0, 8).mapToObj(_ -> CompletableFuture.supplyAsync(
        () -> ReadModelDatabase.open(settings), runnable -> Thread.ofPlatform().start(runnable)))
        .toList();
    try {
      assertThat(opened).allSatisfy(database -> assertThat(database.join().read(
          new Checkpoints("sales", "orders", FIRST)::nextOffsets)).isEqualTo(Offsets.at(0, 17)));
    } finally {
      opened.forEach(database -> database.thenAccept(ReadModelDatabase::close).join());
    }
  }

  @Test
  void goes_on_where_a_process_has_died_in_the_midst() throws SQLException {
    execute(List.of(
        "alter table projection_checkpoints add log_name varchar(64) default 'orders' not null",
        kind.isPostgres()
            ? "alter table projection_checkpoints drop constraint projection_checkpoints_pkey"
            : "alter table projection_checkpoints drop primary key"));
    assertExtended();
  }

  private void assertExtended() {
    try (ReadModelDatabase database = ReadModelDatabase.open(settings)) {
      assertThat(database.read(new Checkpoints("sales", "orders", FIRST)::nextOffsets))
          .isEqualTo(Offsets.at(0, 17));
      assertThat(database.read(new ParkedEvents("sales", "orders", FIRST)::all))
          .singleElement().satisfies(event -> assertThat(event.streamId()).isEqualTo("broken"));
      for (var table : List.of(CHECKPOINTS, PARKED_EVENTS)) {
        database.write(sql -> sql.execute(ofAnotherLog(table.getName())));
        assertThatThrownBy(() -> database.write(
            sql -> sql.execute(ofAnotherLog(table.getName()))))
            .isInstanceOf(IntegrityConstraintViolationException.class);
      }
      assertThat(database.read(new Checkpoints("sales", "orders", FIRST)::nextOffsets))
          .isEqualTo(Offsets.at(0, 17));
      assertThat(database.read(new Checkpoints("sales", "stock", FIRST)::nextOffsets))
          .isEqualTo(Offsets.at(0, 17));
    }
  }

  private static String ofAnotherLog(String table) {
    String others = table.equals(CHECKPOINTS.getName())
        ? "next_offset, log_id"
        : "log_offset, order_id, event_version, event_type, event_time_millis, reason";
    return "insert into " + table + " (projection, generation, log_name, log_partition, " + others
        + ") select projection, generation, 'stock', log_partition, " + others + " from " + table
        + " where log_name = 'orders'";
  }

  private void execute(List<String> statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(
        settings.url(), settings.user(), settings.password());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
