package io.orderlog.eventlog.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
