package io.orderlog.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.settings.Environment;
import io.orderlog.settings.InvalidSettingsException;
import io.orderlog.settings.Setting;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.api.util.DefaultTimeZone;

@Tag("strange-machine")
class MachineDefaultsTest {

  @Test
  @DefaultLocale("fa-IR")
  @DefaultTimeZone("Pacific/Apia")
  void numbers_and_times_are_written_as_anywhere() {
    MachineDefaults.pinLocaleAndTimeZone();
    for (Locale.Category category : Locale.Category.values()) {
      assertThat(Locale.getDefault(category)).isEqualTo(Locale.ROOT);
    }
    assertThat(ZoneId.systemDefault()).isEqualTo(ZoneId.of("UTC"));
  }

  @Test
  void a_setting_that_was_lost_in_decoding_is_refused_without_its_value() {
    Environment environment = new Environment(
        Map.of("ORDERLOG_DATABASE_PASSWORD", "p\uFFFD\uFFFDss"));
    assertThat(environment.secret(Setting.DATABASE_PASSWORD)).isEmpty();
    assertThatThrownBy(environment::check).isInstanceOf(InvalidSettingsException.class)
        .message().startsWith("ORDERLOG_DATABASE_PASSWORD has bytes that are no characters in ")
        .endsWith("set LC_ALL=C.UTF-8").doesNotContain("p\uFFFD");
  }
}
