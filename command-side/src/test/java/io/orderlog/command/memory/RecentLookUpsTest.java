package io.orderlog.command.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.eventlog.LogPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentLookUpsTest {

  private static final StreamRow<String> ROW = new StreamRow<>(new LogPosition(0, 0),
      new StreamState<>("state", 1, Instant.EPOCH), new LinkedHashMap<>(), false);

  private final RecentLookUps<String> lookUps = new RecentLookUps<>();
  private final List<String> asked = new ArrayList<>();

  @Test
  void what_was_found_and_what_was_not_is_asked_for_once() {
    for (int i = 0; i < 3; i++) {
      assertThat(lookUps.get("there", finding(ROW))).isEqualTo(ROW);
      assertThat(lookUps.get("not there", finding(null))).isNull();
    }

    assertThat(asked).containsExactly("there", "not there");
  }

  @Test
  void a_stream_that_has_changed_is_asked_for_again() {
    lookUps.get("o", finding(null));
    lookUps.forget("o");

    assertThat(lookUps.get("o", finding(ROW))).isEqualTo(ROW);
    assertThat(asked).containsExactly("o", "o");
  }

  @Test
  void of_very_many_the_oldest_are_forgotten() {
    for (int i = 0; i < 5_000; i++) {
      lookUps.get("o" + i, finding(null));
    }
    asked.clear();

    lookUps.get("o4999", finding(null));
    lookUps.get("o0", finding(null));

    assertThat(asked).containsExactly("o0");
  }

  private Function<String, @Nullable StreamRow<String>> finding(@Nullable StreamRow<String> row) {
    return id -> {
      asked.add(id);
      return row;
    };
  }
}
