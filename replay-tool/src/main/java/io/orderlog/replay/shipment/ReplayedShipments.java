package io.orderlog.replay.shipment;

import io.orderlog.domain.shipment.ShipmentId;
import io.orderlog.domain.shipment.ShipmentEvent;
import io.orderlog.domain.shipment.ShipmentState;
import io.orderlog.domain.shipment.decisions.ShipmentDecider;
import io.orderlog.eventlog.shipment.ShipmentLog;
import io.orderlog.replay.ReplayedAggregate;

/** Shipments as the replay tool sees them; the id of an order's first one is the order's. */
public final class ReplayedShipments {

  public static final ReplayedAggregate<ShipmentState, ShipmentEvent> SHIPMENTS =
      new ReplayedAggregate<>(ShipmentLog.SHIPMENTS, new ShipmentDecider(),
          state -> ShipmentDecider.statusOf(state).name(), ShipmentId::canonical,
          "a UUID, perhaps with ~2 behind it", "a UUID in lower case, perhaps with ~2 behind it");

  private ReplayedShipments() {}
}
