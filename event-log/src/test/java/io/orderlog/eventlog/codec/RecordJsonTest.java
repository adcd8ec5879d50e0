package io.orderlog.eventlog.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orderlog.eventlog.codec.RecordJsonTest.Shape.Circle;
import io.orderlog.eventlog.codec.RecordJsonTest.Shape.Dot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordJsonTest {

  record Amount(long minor, boolean isAsked) {
    public boolean isFree() {
      return minor == 0;
    }
  }

  sealed interface Shape {
    record Dot() implements Shape {}

    record Circle(int radius, Optional<Shape> within) implements Shape {}
  }

  record Picture(Shape shape, List<Shape> more, Map<String, ? extends Shape> named) {}

  sealed interface Unclear {
    record State(String state) implements Unclear {}
  }

  sealed interface Twice {
    record Dot() implements Twice {}

    sealed interface More extends Twice {
      record Dot() implements More {}
    }
  }

  record Deep(List<Twice> all) {}

  @Test
  void what_is_of_a_sealed_type_within_a_record_is_read_back() {
    Picture picture = new Picture(new Circle(3, Optional.of(new Dot())),
        List.of(new Dot(), new Circle(1, Optional.empty())), Map.of("a", new Dot()));
    RecordJson<Picture> json = new RecordJson<>(Picture.class);
    assertThat(json.write(picture)).contains("\"shape\":{\"state\":\"Circle\",\"radius\":3");
    assertThat(json.read(json.write(picture))).isEqualTo(picture);
    RecordJson<Shape> alone = new RecordJson<>(Shape.class);
    assertThat(alone.read(alone.write(picture.shape()))).isEqualTo(picture.shape());
  }

  @Test
  void what_could_not_be_read_back_is_refused_before_anything_is_written() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RecordJson<>(Deep.class))
        .withMessageContaining("two records of " + Twice.class.getName() + " are called Dot");
    assertThatIllegalArgumentException().isThrownBy(() -> new RecordJson<>(Unclear.class))
        .withMessageContaining("has a component state");
  }

  @Test
  void a_record_is_its_components_and_not_what_it_says_besides() {
    RecordJson<Amount> json = new RecordJson<>(Amount.class);
    Amount nothing = new Amount(0, true);
    String text = json.write(nothing);
    assertThat(text).isEqualTo("{\"minor\":0,\"isAsked\":true}");
    assertThat(json.read(text)).isEqualTo(nothing);
    assertThat(nothing.isFree()).isTrue();
  }
}
