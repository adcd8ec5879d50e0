package io.orderlog.domain.reactions;

import io.orderlog.domain.fulfilment.FulfilmentCommand.HearCancelTooLate;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearDelivered;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearHandedOver;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearShipmentCancelled;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearShipmentFailed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearShipmentGivenUp;
import io.orderlog.domain.fulfilment.FulfilmentCommand.OfShipment;
import io.orderlog.domain.shipment.ShipmentEvent;
import io.orderlog.domain.shipment.ShipmentEvent.CancelTooLate;
import io.orderlog.domain.shipment.ShipmentEvent.GaveUp;
import io.orderlog.domain.shipment.ShipmentEvent.Inner;
import io.orderlog.domain.shipment.ShipmentEvent.ParcelDelivered;
import io.orderlog.domain.shipment.ShipmentEvent.ParcelHandedOver;
import io.orderlog.domain.shipment.ShipmentEvent.ShipmentCancelled;
import io.orderlog.domain.shipment.ShipmentEvent.ShipmentFailed;
import io.orderlog.domain.shipment.ShipmentId;
import java.util.List;

/** The process hears what has become of the parcel, and what could not be found out. */
public final class ShipmentReactions implements Reactions<ShipmentEvent> {

  @Override
  public List<Outgoing<?>> to(String shipmentId, ShipmentEvent event) {
    int number = ShipmentId.numberOf(shipmentId);
    return switch (event) {
      case ParcelHandedOver(var carrier, var trackingNumber) ->
        toProcess(shipmentId, new HearHandedOver(number, carrier, trackingNumber));
      case ParcelDelivered() -> toProcess(shipmentId, new HearDelivered(number));
      case ShipmentCancelled() -> toProcess(shipmentId, new HearShipmentCancelled(number));
      case CancelTooLate() -> toProcess(shipmentId, new HearCancelTooLate(number));
      case ShipmentFailed(var code) ->
        toProcess(shipmentId, new HearShipmentFailed(number, code));
      case GaveUp(_, var error) ->
        toProcess(shipmentId, new HearShipmentGivenUp(number, error));
      case Inner _ -> List.of();
    };
  }

  private static List<Outgoing<?>> toProcess(String shipmentId, OfShipment heard) {
    return List.of(
        new Outgoing<>(Target.FULFILMENTS, ShipmentId.orderOf(shipmentId), heard));
  }
}
