package io.orderlog.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("strange-machine")
class LogPositionTest {

  @Test
  void reads_what_it_writes() {
    var position = new LogPosition(3, 1742);

    assertThat(position).hasToString("3@1742");
    assertThat(LogPosition.parse("3@1742")).contains(position);
    assertThat(LogPosition.parse("0@0")).contains(new LogPosition(0, 0));
    assertThat(LogPosition.parse("999999999@999999999999999999"))
        .contains(new LogPosition(999_999_999, 999_999_999_999_999_999L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "@", "1", "1@", "@1", "-1@2", "1@-2", "+1@2", "01@2", "1@02", "1@2@3",
      " 1@2", "1@2 ", "1@2\n", "1,2", "1@2.0", "0x1@2", "1@99999999999999999999", "9999999999@1",
      "1@٢", "१@2", "1@\uFF12", "null"})
  void takes_nothing_else(String text) {
    assertThat(LogPosition.parse(text)).isEmpty();
  }
}
