package io.orderlog.domain.shipment;

import io.orderlog.domain.agenda.Agenda;
import io.orderlog.domain.agenda.Due;
import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.domain.shipment.ShipmentRequest.CancelLabel;
import io.orderlog.domain.shipment.ShipmentRequest.CreateLabel;
import io.orderlog.domain.shipment.ShipmentRequest.FindLabel;
import io.orderlog.domain.shipment.ShipmentState.CalledOff;
import io.orderlog.domain.shipment.ShipmentState.CancelAsked;
import io.orderlog.domain.shipment.ShipmentState.Cancelled;
import io.orderlog.domain.shipment.ShipmentState.Failed;
import io.orderlog.domain.shipment.ShipmentState.Labelled;
import io.orderlog.domain.shipment.ShipmentState.Left;
import io.orderlog.domain.shipment.ShipmentState.None;
import io.orderlog.domain.shipment.ShipmentState.Requested;
import java.time.Instant;
import java.util.List;

/**
 * The carrier is asked for a label, or to forget one. Of a label that is not wanted any more and
 * has not come it is only asked whether it is there.
 */
public final class ShipmentAgenda
    implements Agenda<ShipmentState, ShipmentCommand, ShipmentRequest> {

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<Due<ShipmentCommand, ShipmentRequest>> due(ShipmentState state) {
    return switch (state) {
      case Requested(var parcel, var asked) ->
        due(ShipmentCommand.LABEL, asked, new CreateLabel(parcel));
      case CancelAsked(var parcel, var label, var asked) -> label
          .map(known -> due(ShipmentCommand.CANCEL, asked,
              new CancelLabel(parcel.shipmentId(), known.reference())))
          .orElseGet(() -> due(ShipmentCommand.LABEL, asked,
              new FindLabel(parcel.shipmentId())));
      case None _,Labelled _,Left _,Cancelled _,CalledOff _,Failed _ -> List.of();
    };
  }

  private static List<Due<ShipmentCommand, ShipmentRequest>> due(
      String txId, Asked asked, ShipmentRequest request) {
    return asked.givenUp()
        ? List.of()
        : List.of(
            new Effect<>(txId, asked.attempt(), asked.since(), at(asked), request));
  }

  /** The first attempt is due at once, also by a clock that is behind the one that asked for it. */
  private static Instant at(Asked asked) {
    return asked.attempt() == asked.first() ? Instant.EPOCH : asked.nextAt();
  }
}
