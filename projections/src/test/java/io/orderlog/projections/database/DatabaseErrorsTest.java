package io.orderlog.projections.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseErrorsTest {

  private static final ReadModelSettings H2 =
      new ReadModelSettings("jdbc:h2:tcp://db/orderlog", "orderlog", "");
  private static final ReadModelSettings POSTGRES =
      new ReadModelSettings("jdbc:postgresql://db/orderlog", "orderlog", "");

  /** Bad data, a broken constraint, bad SQL. */
  @ParameterizedTest
  @ValueSource(strings = {"22001", "23505", "42601", "42804"})
  void what_would_repeat_for_ever_keeps_its_type(String state) {
    DataAccessException failure = failure(state);
    assertThat(DatabaseErrors.isDefect(failure)).isTrue();
    assertThat(DatabaseErrors.translate(H2, failure)).isSameAs(failure);
  }

  /** Connection lost, table gone, column of another version, no right, locked, frozen. */
  @ParameterizedTest
  @ValueSource(strings = {"08006", "90067", "42S02", "42P01", "42S22", "42703", "42501", "HYT00",
      "55P03", "25P03", "57P01", "40001"})
  void what_may_pass_is_told_as_unavailable(String state) {
    DataAccessException failure = failure(state);
    assertThat(DatabaseErrors.isDefect(failure)).isFalse();
    assertThat(DatabaseErrors.translate(POSTGRES, failure))
        .isInstanceOf(ReadModelUnavailableException.class).hasCause(failure)
        .hasMessageStartingWith("the read model database jdbc:postgresql://db/orderlog cannot be");
  }

  @ParameterizedTest
  @CsvSource({"HYT00,true", "55P03,true", "23505,false", "08006,false"})
  void a_locked_row_is_known_on_both_databases(String state, boolean locked) {
    assertThat(DatabaseErrors.isLocked(failure(state))).isEqualTo(locked);
  }

  @Test
  void says_what_to_do() {
    assertThat(DatabaseErrors.translate(H2, failure("28000")))
        .hasMessageEndingWith("wrong user or password");
    assertThat(DatabaseErrors.translate(POSTGRES, failure("28P01")))
        .hasMessageEndingWith("wrong user or password");
    assertThat(DatabaseErrors.translate(H2, failure("90020")))
        .hasMessageEndingWith("another process has it open and does not share it");
    assertThat(DatabaseErrors.translate(H2, failure("42S22")))
        .hasMessageContaining("orderlog replay rebuild --all");
    assertThat(DatabaseErrors.translate(POSTGRES, failure("42501")))
        .hasMessageContaining("ORDERLOG_DATABASE_USER");
    assertThat(DatabaseErrors.translate(POSTGRES, failure("08001")))
        .hasMessageContaining("ORDERLOG_DATABASE_URL");
    assertThat(DatabaseErrors.translate(H2, failure("90030")))
        .hasMessageContaining("delete its folder");
  }

  @Test
  void tells_what_the_database_said_in_one_line() {
    assertThat(DatabaseErrors.told(failure("23505"))).isEqualTo("said by the database");
  }

  private static DataAccessException failure(String state) {
    return new DataAccessException("asked by the library",
        new SQLException("said by the database\nat length", state));
  }
}
