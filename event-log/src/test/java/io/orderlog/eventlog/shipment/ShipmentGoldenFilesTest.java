package io.orderlog.eventlog.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.shipment.Parcel.Item;
import io.orderlog.domain.shipment.ShipmentEvent;
import io.orderlog.domain.shipment.ShipmentEvent.ShipmentRequested;
import io.orderlog.eventlog.GoldenFilesContract;
import io.orderlog.eventlog.kafka.topics.LargestRecord;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** The bytes of a shipment's events. */
class ShipmentGoldenFilesTest extends GoldenFilesContract<ShipmentEvent> {

  ShipmentGoldenFilesTest() {
    super("golden-shipments", ShipmentEventCodec.create(), ShipmentSamples.ALL);
  }

  @Test
  void the_names_of_the_log_are_for_ever() {
    assertThat(ShipmentLog.SHIPMENTS.eventsTopic()).isEqualTo("shipments.events");
    assertThat(ShipmentLog.SHIPMENTS.writersTopic()).isEqualTo("shipments.writers");
    assertThat(ShipmentLog.SHIPMENTS.source()).isEqualTo("urn:orderlog:shipments");
    assertThat(ShipmentLog.SHIPMENTS.writerId(2)).isEqualTo("orderlog-writer-shipments-2");
  }

  @Test
  void the_largest_event_fits() {
    String longest = "\"".repeat(255);
    ShipmentEvent event = new ShipmentRequested("2491f54e-288e-8f3d-936a-7fe0e3c29e1d",
        Collections.nCopies(500, new Item("\"".repeat(64), Integer.MAX_VALUE)),
        new PostalAddress(longest, longest, longest, longest, "GB"), Instant.EPOCH);
    assertThat(LargestRecord.bytes(ShipmentLog.SHIPMENTS, event))
        .isLessThan(ShipmentLog.LARGEST_EVENT_BYTES);
  }
}
