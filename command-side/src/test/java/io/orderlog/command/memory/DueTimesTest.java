package io.orderlog.command.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DueTimesTest {

  private static final Instant T = Instant.parse("2026-03-01T10:15:30.125Z");

  private final DueTimes due = new DueTimes(Map.of("stored", T.plusSeconds(2)));

  @Test
  void what_has_come_is_given_out_once_the_longest_waiting_first() {
    due.set("b", Optional.of(T));
    due.set("a", Optional.of(T.plusSeconds(1)));
    due.set("later", Optional.of(T.plusSeconds(3)));
    assertThat(due.next()).contains(T);
    assertThat(due.take(T.plusSeconds(2), 2)).containsExactly("b", "a");
    assertThat(due.take(T.plusSeconds(2), 2)).containsExactly("stored");
    assertThat(due.take(T.plusSeconds(2), 2)).isEmpty();
    assertThat(due.next()).contains(T.plusSeconds(3));
    assertThat(due.size()).isEqualTo(1);
  }

  @Test
  void a_stream_that_has_changed_waits_for_something_else_or_nothing() {
    due.set("stored", Optional.of(T.plusSeconds(9)));
    due.set("a", Optional.of(T));
    due.set("a", Optional.empty());
    assertThat(due.take(T.plusSeconds(8), 10)).isEmpty();
    assertThat(due.take(T.plusSeconds(9), 10)).containsExactly("stored");
    assertThat(due.next()).isEmpty();
  }
}
