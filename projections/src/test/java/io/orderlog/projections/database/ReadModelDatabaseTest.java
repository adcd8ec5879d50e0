package io.orderlog.projections.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.Offsets;
import io.orderlog.projections.generation.Checkpoints;
import io.orderlog.projections.generation.Generations;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.settings.Environment;
import io.orderlog.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadModelDatabaseTest {

  @TempDir
  Path data;

  @Test
  void says_that_the_password_is_wrong_and_never_which() {
    ReadModelSettings settings = ReadModelSettings.inFolder(data);
    ReadModelDatabase.open(settings).close();
    assertUnavailable(new ReadModelSettings(settings.url(), settings.user(), "secret"))
        .hasMessageEndingWith("cannot be used: wrong user or password")
        .hasMessageNotContaining("secret");
  }

  @Test
  void says_what_to_do_about_a_damaged_file() throws IOException {
    ReadModelSettings settings = ReadModelSettings.inFolder(data);
    ReadModelDatabase.open(settings).close();
    Path file = data.resolve("read-model").resolve("orderlog.mv.db");
    Files.write(file, new byte[(int) Files.size(file)]);
    assertUnavailable(settings)
        .hasMessageContaining("delete its folder: the read models are rebuilt from the log");
  }

  @Test
  void an_h2_file_keeps_more_pages_in_memory_than_h2_does_by_itself() {
    try (ReadModelDatabase database = ReadModelDatabase.open(ReadModelSettings.inFolder(data))) {
      String kept = database.read(sql -> String.valueOf(sql.fetchValue("select setting_value"
          + " from information_schema.settings where setting_name = 'info.CACHE_MAX_SIZE'")));
      assertThat(kept).isEqualTo("64");
    }
  }

  /** The first generations of many read models are made at once, each under a lock. */
  @Test
  void as_many_as_there_may_be_transactions_held_open_nobody_waits_for_them_to_write() {
    try (ReadModelDatabase database = ReadModelDatabase.open(ReadModelSettings.inFolder(data))) {
      List<OpenTransaction> held = Stream.generate(database::begin)
          .limit(ReadModelDatabase.MAX_CONNECTIONS).toList();
      database.write(sql -> sql.execute("create table beside (id int)"));
      held.forEach(OpenTransaction::close);
      assertThat(database.<Integer>read(sql -> sql.fetchCount(DSL.table("beside")))).isZero();
    }
  }

  @Test
  void says_that_nobody_listens() {
    assertUnavailable(new ReadModelSettings("jdbc:h2:tcp://127.0.0.1:1/x", "orderlog", ""))
        .hasMessageStartingWith("the read model database jdbc:h2:tcp://127.0.0.1:1/x cannot be")
        .hasMessageContaining("onnection refused");
  }

  @Test
  void takes_its_settings_from_the_environment() {
    Environment environment = new Environment(Map.of(
        "ORDERLOG_DATABASE_URL", "jdbc:h2:tcp://db/orderlog;KEY=secret",
        "ORDERLOG_DATABASE_USER", "reader", "ORDERLOG_DATABASE_PASSWORD", "secret"));
    assertThat(ReadModelSettings.of(environment)).isEqualTo(new ReadModelSettings(
        "jdbc:h2:tcp://db/orderlog;KEY=secret", "reader", "secret"))
        .hasToString("jdbc:h2:tcp://db/orderlog as reader");
  }

  @Test
  void uses_the_data_folder_unless_told_otherwise() {
    assertThat(ReadModelSettings.of(new Environment(Map.of("ORDERLOG_DATA", data.toString()))))
        .isEqualTo(ReadModelSettings.inFolder(data));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:postgresql://db/orderlog",
      "jdbc:postgresql://db:5432/orderlog?sslmode=require",
      "jdbc:postgresql://one:1,two:2/orderlog", "jdbc:h2:mem:here"})
  void knows_h2_and_postgresql(String url) {
    Environment environment = new Environment(Map.of("ORDERLOG_DATABASE_URL", url));
    assertThat(ReadModelSettings.of(environment).url()).isEqualTo(url);
    environment.check();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:mysql://db/orderlog", "jdbc:postgresql:orderlog", "jdbc:h2:",
      "jdbc:postgresql://db:5432", "jdbc:postgresql://user:password@db/orderlog"})
  void refuses_what_it_does_not_know(String url) {
    Environment environment = new Environment(Map.of("ORDERLOG_DATABASE_URL", url));
    ReadModelSettings.of(environment);
    assertThatThrownBy(environment::check).isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("ORDERLOG_DATABASE_URL");
  }

  @Test
  void sees_one_instant_throughout_a_read() {
    try (ReadModelDatabase database = ReadModelDatabase.open(ReadModelSettings.inFolder(data))) {
      Generations generations = new Generations("orders");
      Generation first = new Generation(1);
      database.read(snapshot -> {
        assertThat(generations.all(snapshot)).isEmpty();
        database.write(sql -> generations.add(sql, first, Instant.EPOCH));
        assertThat(generations.all(snapshot)).isEmpty();
        return first;
      });
      assertThat(database.read(generations::all)).hasSize(1);
    }
  }

  @Test
  void sees_tables_that_it_reads_later_as_of_the_same_instant() {
    try (ReadModelDatabase database = ReadModelDatabase.open(ReadModelSettings.inFolder(data))) {
      Generations generations = new Generations("orders");
      Checkpoints checkpoints = new Checkpoints("orders", "orders", new Generation(1));
      database.read(snapshot -> {
        assertThat(generations.all(snapshot)).isEmpty();
        database.write(sql -> checkpoints.begin(sql, new LogIdentity("topic", "id", 3)));
        assertThat(checkpoints.nextOffsets(snapshot)).isEqualTo(Offsets.NONE);
        return checkpoints;
      });
      assertThat(database.read(checkpoints::nextOffsets).partitions()).hasSize(3);
    }
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertUnavailable(
      ReadModelSettings settings) {
    return assertThatThrownBy(() -> ReadModelDatabase.open(settings).close())
        .isInstanceOf(ReadModelUnavailableException.class)
        .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
  }
}
