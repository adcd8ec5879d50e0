package io.orderlog.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("strange-machine")
class EventTimeTest {

  @Test
  void readsWhatIsWritten() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 10_000; i++) {
      Instant time =
          Instant.ofEpochMilli(random.nextLong(-60_000_000_000_000L, 250_000_000_000_000L));
      assertThat(EventTime.parse(time.toString())).isEqualTo(time);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-21T16:08:29Z", "2026-11-21T16:08:29.120Z",
      "2026-11-21T16:08:29.123456789Z", "2026-11-21T24:00:00Z", "2026-11-21T23:59:60Z",
      "2024-02-29T00:00:00.001Z", "+12026-11-21T16:08:29Z", "2026-11-21T16:08:29+01:00",
      "2026-11-21t16:08:29z"})
  void readsWhatInstantReads(String text) {
    assertThat(EventTime.parse(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-02-30T16:08:29Z", "2026-11-21T25:00:00Z",
      "2026-13-21T16:08:29.123Z", "2026-11-21 16:08:29Z", "2026-11-21T16:08:2xZ",
      "2026-11-21T16:08:29.12aZ", "2026-11-21T16:08:29"})
  void refusesWhatInstantRefuses(String text) {
    assertThatThrownBy(() -> EventTime.parse(text)).isInstanceOf(DateTimeParseException.class);
  }
}
