package io.orderlog.eventlog.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEventCodecTest {

  sealed interface Move {
    record Begun(int at) implements Move {}

    sealed interface Step extends Move {}

    record Left(int by) implements Step {}

    record Right(int by) implements Step {}
  }

  @Test
  void each_kind_of_event_is_written_with_its_type() {
    var codec = new JsonEventCodec<>(Move.class, Map.of("begun.v1", Move.Begun.class,
        "left.v2", Move.Left.class, "right.v1", Move.Right.class), Upcasters.none());

    assertThat(codec.typeOf(new Move.Left(1))).isEqualTo("left.v2");
    assertThat(codec.typeOf(new Move.Begun(1))).isEqualTo("begun.v1");
    assertThat(codec.types()).containsExactlyInAnyOrder("begun.v1", "left.v2", "right.v1");
  }

  @Test
  void a_kind_of_event_without_a_type_is_refused_before_one_happens() {
    assertThatThrownBy(() -> new JsonEventCodec<>(Move.class,
        Map.of("begun.v1", Move.Begun.class, "left.v2", Move.Left.class), Upcasters.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the event Right has no type to be written with");
  }

  enum Hand {
    LEFT, RIGHT
  }

  record Waved(Hand with, Instant until) {}

  @Test
  void a_time_and_a_constant_are_read_as_they_are_written() {
    var codec = codec();
    Waved waved = new Waved(Hand.RIGHT, Instant.parse("2026-03-01T10:15:30.120Z"));

    byte[] written = codec.encode(waved);
    assertThat(new String(written, UTF_8))
        .isEqualTo("{\"with\":\"RIGHT\",\"until\":\"2026-03-01T10:15:30.120Z\"}");
    assertThat(codec.decode("waved.v1", written)).isEqualTo(waved);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.5", "\"1\"", "\"\"", "\"2026-03-01\"", "null", "[]",
      "\"2026-03-01T10:15:30+01:00\"", "\"2026-13-01T10:15:30Z\""})
  void nothing_else_is_a_time(String time) {
    assertUnfit("{\"with\":\"RIGHT\",\"until\":" + time + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"1\"", "\"right\"", "\"BOTH\"", "\"\"", "null", "true"})
  void nothing_else_is_a_constant(String hand) {
    assertUnfit("{\"with\":" + hand + ",\"until\":\"2026-03-01T10:15:30Z\"}");
  }

  @Test
  void what_they_have_to_be_is_told() {
    assertThatThrownBy(() -> codec().decode("waved.v1",
        "{\"with\":\"RIGHT\",\"until\":7}".getBytes(UTF_8)))
        .hasMessageContaining("until must be there, and a time in UTC in ISO 8601");
    assertThatThrownBy(() -> codec().decode("waved.v1",
        "{\"with\":\"BOTH\"}".getBytes(UTF_8)))
        .hasMessageContaining("with must be there, and one of [LEFT, RIGHT], not BOTH");
  }

  private static void assertUnfit(String data) {
    assertThatThrownBy(() -> codec().decode("waved.v1", data.getBytes(UTF_8)))
        .isInstanceOf(UnreadableEventException.class);
  }

  private static EventCodec<Waved> codec() {
    return new JsonEventCodec<>(
        Waved.class, Map.of("waved.v1", Waved.class), Upcasters.none());
  }
}
