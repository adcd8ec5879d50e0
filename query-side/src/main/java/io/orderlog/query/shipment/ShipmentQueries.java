package io.orderlog.query.shipment;

import io.javalin.config.RoutesConfig;
import io.orderlog.domain.shipment.ShipmentId;
import io.orderlog.eventlog.labels.LabelStore;
import io.orderlog.eventlog.shipment.ShipmentLog;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.shipment.ShipmentFinder;
import io.orderlog.projections.shipment.ShipmentsProjection;
import io.orderlog.query.QueryPart;
import io.orderlog.query.freshness.Freshness;
import io.orderlog.query.stream.StreamedLog;
import java.util.List;

/** Shipments, one by one, with their labels; and the stream of their events. */
public final class ShipmentQueries implements QueryPart {

  private final ShipmentsProjection shipments = new ShipmentsProjection();
  private final LabelStore labels;

  /** @param labels has what is printed; closed by others */
  public ShipmentQueries(LabelStore labels) {
    this.labels = labels;
  }

  @Override
  public List<Projection<?>> readModels() {
    return List.of(shipments);
  }

  @Override
  public List<StreamedLog<?>> logs() {
    return List.of(new StreamedLog<>(ShipmentLog.SHIPMENTS, "shipmentId", ShipmentId::canonical,
        "must be a UUID, perhaps with ~2 behind it"));
  }

  @Override
  public void register(RoutesConfig routes, ReadModels readModels, Freshness freshness) {
    new ShipmentQueryApi(
        new ShipmentFinder(readModels), freshness.awaiting(shipments), labels).register(routes);
  }
}
