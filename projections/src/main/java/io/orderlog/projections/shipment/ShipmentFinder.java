package io.orderlog.projections.shipment;

import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.generation.RowByKey;
import io.orderlog.projections.readmodel.Snapshot;
import java.util.Optional;

/**
 * Finds shipments in the active generation. Thread-safe. Throws
 * {@link io.orderlog.projections.database.ReadModelUnavailableException} if the read model cannot
 * answer.
 */
public final class ShipmentFinder {

  private final RowByKey<ShipmentView> byId;

  public ShipmentFinder(ReadModels readModels) {
    this.byId = readModels.rowByKey(
        ShipmentsProjection.NAME, ShipmentTable::of, ShipmentTable::toView);
  }

  /** The shipment with this id, if the read model has it. */
  public Snapshot<Optional<ShipmentView>> byId(String shipmentId) {
    return byId.find(shipmentId);
  }
}
