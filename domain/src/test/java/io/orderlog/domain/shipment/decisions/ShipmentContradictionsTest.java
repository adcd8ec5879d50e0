package io.orderlog.domain.shipment.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.shipment.Label;
import io.orderlog.domain.shipment.Parcel.Item;
import io.orderlog.domain.shipment.ShipmentEvent;
import io.orderlog.domain.shipment.ShipmentEvent.AttemptFailed;
import io.orderlog.domain.shipment.ShipmentEvent.CancelRequested;
import io.orderlog.domain.shipment.ShipmentEvent.GaveUp;
import io.orderlog.domain.shipment.ShipmentEvent.LabelCreated;
import io.orderlog.domain.shipment.ShipmentEvent.ParcelHandedOver;
import io.orderlog.domain.shipment.ShipmentEvent.ShipmentRequested;
import io.orderlog.domain.shipment.ShipmentExamples;
import io.orderlog.domain.shipment.ShipmentState;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a history from outside cannot say of a shipment, although it can be folded. */
class ShipmentContradictionsTest {

  private final ShipmentDecider decider = new ShipmentDecider();

  @ParameterizedTest
  @MethodSource("contradictions")
  void is_told(String before, ShipmentEvent event, String why) {
    ShipmentState state = decider.initial();
    for (ShipmentEvent each : ShipmentExamples.historyOf(before)) {
      assertThat(decider.contradiction(state, each)).as("%s", each).isEmpty();
      state = decider.evolve(state, each);
    }
    decider.evolve(state, event);
    assertThat(decider.contradiction(state, event)).contains(why);
  }

  static Stream<Arguments> contradictions() {
    Label.File file = ShipmentExamples.FILE;
    return Stream.of(
        Arguments.of("None", requested("order-1", ShipmentExamples.ITEMS),
            "its shipmentId must be the UUID of an order in lower case"),
        Arguments.of("None", requested(ShipmentExamples.ID, List.of()),
            "its lines must not be empty"),
        Arguments.of("None", requested(ShipmentExamples.ID, List.of(new Item("tea", 0))),
            "its lines must have quantities from 1 on"),
        Arguments.of("Requested", requested(ShipmentExamples.ID, List.of(new Item("tea", 1))),
            "it is of another parcel"),
        Arguments.of("Requested", new LabelCreated("", "SP1", "lab_1", file),
            "its carrier must have 1 to 255 characters"),
        Arguments.of("Requested", new LabelCreated("Post", "SP1", "lab_1",
            new Label.File("../etc", 1, file.mediaType(), 0)),
            "its sha256 must be 64 hexadecimal digits in lower case"),
        Arguments.of("Labelled", new ParcelHandedOver("Post", "a\nb"),
            "its trackingNumber must have printable characters only"),
        Arguments.of("Labelled", new CancelRequested(" ", ShipmentExamples.NOON),
            "its reason must not be blank"),
        Arguments.of("Requested", new AttemptFailed("label", 2, "busy", ShipmentExamples.NOON),
            "the command for it is answered by AlreadyRecorded[status=REQUESTED]"),
        Arguments.of("Requested", new GaveUp("cancel", "busy"),
            "no answer to cancel is waited for"));
  }

  private static ShipmentEvent requested(String id, List<Item> items) {
    return new ShipmentRequested(
        id, items, ShipmentExamples.ADDRESS, ShipmentExamples.NOON);
  }
}
