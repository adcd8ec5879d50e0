package io.orderlog.eventlog.shipment;

import io.orderlog.domain.shipment.ShipmentEvent;
import io.orderlog.domain.shipment.ShipmentEvent.AttemptFailed;
import io.orderlog.domain.shipment.ShipmentEvent.CancelRequested;
import io.orderlog.domain.shipment.ShipmentEvent.CancelTooLate;
import io.orderlog.domain.shipment.ShipmentEvent.GaveUp;
import io.orderlog.domain.shipment.ShipmentEvent.LabelCreated;
import io.orderlog.domain.shipment.ShipmentEvent.ParcelDelivered;
import io.orderlog.domain.shipment.ShipmentEvent.ParcelHandedOver;
import io.orderlog.domain.shipment.ShipmentEvent.ShipmentCancelled;
import io.orderlog.domain.shipment.ShipmentEvent.ShipmentFailed;
import io.orderlog.domain.shipment.ShipmentEvent.ShipmentRequested;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.codec.JsonEventCodec;
import io.orderlog.eventlog.codec.Upcasters;
import java.util.Map;

/** The names under which a shipment's events stand in the log. Once written, a name stays. */
public final class ShipmentEventCodec {

  private ShipmentEventCodec() {}

  /** Writes the newest version of each event and reads all there ever were. */
  public static EventCodec<ShipmentEvent> create() {
    return new JsonEventCodec<>(ShipmentEvent.class, Map.ofEntries(
        Map.entry("shipment.requested.v1", ShipmentRequested.class),
        Map.entry("shipment.label-created.v1", LabelCreated.class),
        Map.entry("shipment.handed-over.v1", ParcelHandedOver.class),
        Map.entry("shipment.delivered.v1", ParcelDelivered.class),
        Map.entry("shipment.cancel-requested.v1", CancelRequested.class),
        Map.entry("shipment.cancelled.v1", ShipmentCancelled.class),
        Map.entry("shipment.cancel-too-late.v1", CancelTooLate.class),
        Map.entry("shipment.failed.v1", ShipmentFailed.class),
        Map.entry("shipment.attempt-failed.v1", AttemptFailed.class),
        Map.entry("shipment.gave-up.v1", GaveUp.class)), Upcasters.none());
  }
}
