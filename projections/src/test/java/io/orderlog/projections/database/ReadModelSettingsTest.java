package io.orderlog.projections.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.settings.Environment;
import io.orderlog.settings.InvalidSettingsException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadModelSettingsTest {

  private static final String URL = "ORDERLOG_DATABASE_URL";
  private static final String POSTGRES = "jdbc:postgresql://db/orderlog";

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "?sslmode=require", "?user=me&password=x%26y",
      "?sslmode=verify-full&sslrootcert=/ca.pem&socketTimeout=30&ApplicationName=x"})
  void an_option_of_the_driver_is_taken(String options) {
    assertThat(read(Map.of(URL, POSTGRES + options)).url()).isEqualTo(POSTGRES + options);
  }

  @ParameterizedTest
  @CsvSource({"sslmod=require,no option sslmod; did you mean sslmode?",
      "socketTimeout=1&SslMode=require,no option SslMode; did you mean sslMode?",
      "sslmode=require&sslmode=disable,the option sslmode is there more than once",
      "zzz,no option zzz"})
  void an_option_that_the_driver_would_pass_over_is_refused(String options, String why) {
    assertThatThrownBy(() -> read(Map.of(URL, POSTGRES + "?password=hidden&" + options)))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageStartingWith(URL + " is \"" + POSTGRES + "\": ")
        .hasMessageContaining(why.replace("sslMode", "sslmode"))
        .hasMessageNotContaining("hidden");
  }

  @Test
  void a_password_in_a_url_that_is_refused_is_not_told() {
    assertThatThrownBy(() -> read(Map.of(URL, "jdbc:postgresql://me:hidden@db/orderlog")))
        .hasMessageStartingWith(URL + " is \"jdbc:postgresql://…@db/orderlog\", allowed is ")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void a_port_that_is_none_is_refused() {
    assertThatThrownBy(() -> read(Map.of(URL, "jdbc:postgresql://db:70000/orderlog")))
        .hasMessageContaining(URL);
  }

  @ParameterizedTest
  @CsvSource({"ORDERLOG_DATABASE_USER,user", "ORDERLOG_DATABASE_PASSWORD,password"})
  void what_is_said_twice_is_refused(String setting, String option) {
    assertThatThrownBy(() -> read(
        Map.of(URL, POSTGRES + "?" + option + "=one", setting, "two")))
        .hasMessageContainingAll(URL, setting, "say it once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ORDERLOG_DATABASE_USER", "ORDERLOG_DATABASE_PASSWORD"})
  void a_user_or_a_password_means_a_database_that_has_to_be_named(String setting) {
    assertThatThrownBy(() -> read(Map.of(setting, "hidden")))
        .hasMessageContainingAll(URL, setting).hasMessageNotContaining("hidden");
  }

  @Test
  void a_password_keeps_its_blanks() {
    assertThat(read(Map.of(URL, POSTGRES, "ORDERLOG_DATABASE_PASSWORD", " x ")))
        .isEqualTo(new ReadModelSettings(POSTGRES, "orderlog", " x "));
  }

  private static ReadModelSettings read(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    ReadModelSettings settings = ReadModelSettings.of(environment);
    environment.check();
    return settings;
  }
}
