package io.orderlog.eventlog.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.eventlog.ShipmentEvents;
import io.orderlog.eventlog.ShipmentEvents.Shipped;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class UpcastersTest {

  private static final UnaryOperator<ObjectNode> UNCHANGED = UnaryOperator.identity();

  private final EventCodec<Shipped> codec = ShipmentEvents.codec();

  @Test
  void an_old_event_goes_through_every_version_to_the_newest() {
    assertThat(codec.decode("order.shipped.v1", json("{\"carrier\":\"DHL\"}")))
        .isEqualTo(new Shipped("DHL", List.of()));
    assertThat(codec.decode("order.shipped.v2",
        json("{\"carrier\":\"DHL\",\"trackingNumber\":\"0034\"}")))
        .isEqualTo(new Shipped("DHL", List.of("0034")));
  }

  @Test
  void the_newest_version_is_read_as_it_is() {
    var shipped = new Shipped("DHL", List.of("0034", "0035"));

    assertThat(codec.typeOf(shipped)).isEqualTo("order.shipped.v3");
    assertThat(codec.decode("order.shipped.v3", codec.encode(shipped))).isEqualTo(shipped);
  }

  @Test
  void all_versions_are_readable_types() {
    assertThat(codec.types()).containsExactlyInAnyOrder(
        "order.shipped.v1", "order.shipped.v2", "order.shipped.v3");
  }

  @Test
  void an_old_event_is_checked_as_strictly_as_a_new_one() {
    assertThatThrownBy(() -> codec.decode("order.shipped.v1", json("{}")))
        .isInstanceOf(UnreadableEventException.class).hasMessageContaining("carrier");
    assertThatThrownBy(() -> codec.decode("order.shipped.v1",
        json("{\"carrier\":\"DHL\",\"colour\":\"yellow\"}")))
        .isInstanceOf(UnreadableEventException.class).hasMessageContaining("colour");
  }

  @Test
  void an_old_event_that_is_no_object_is_unreadable() {
    for (String notAnObject : List.of("null", "[]", "\"text\"", "{\"carrier\":")) {
      assertThatThrownBy(() -> codec.decode("order.shipped.v1", json(notAnObject)))
          .isInstanceOf(UnreadableEventException.class);
    }
  }

  @Test
  void there_is_one_way_from_each_version() {
    Upcasters upcasters = Upcasters.none().and("v1", "v2", UNCHANGED);

    assertThatThrownBy(() -> upcasters.and("v1", "v3", UNCHANGED))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("two upcasters for v1");
  }

  @Test
  void no_way_leads_back() {
    Upcasters upcasters = Upcasters.none().and("v1", "v2", UNCHANGED).and("v2", "v3", UNCHANGED);

    assertThatThrownBy(() -> upcasters.and("v3", "v1", UNCHANGED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("upcasting v1 leads back to v3");
    assertThatThrownBy(() -> upcasters.and("v3", "v3", UNCHANGED))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(upcasters.and("v0", "v2", UNCHANGED).and("v3", "v4", UNCHANGED).isOld("v3"))
        .isTrue();
  }

  private static byte[] json(String text) {
    return text.getBytes(UTF_8);
  }
}
