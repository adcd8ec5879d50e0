package io.orderlog.projections.shipment;

import io.orderlog.domain.shipment.Asked;
import io.orderlog.domain.shipment.Label;
import io.orderlog.domain.shipment.ShipmentFold;
import io.orderlog.domain.shipment.ShipmentState;
import io.orderlog.domain.shipment.ShipmentState.CalledOff;
import io.orderlog.domain.shipment.ShipmentState.CancelAsked;
import io.orderlog.domain.shipment.ShipmentState.Cancelled;
import io.orderlog.domain.shipment.ShipmentState.Failed;
import io.orderlog.domain.shipment.ShipmentState.Known;
import io.orderlog.domain.shipment.ShipmentState.Labelled;
import io.orderlog.domain.shipment.ShipmentState.Left;
import io.orderlog.domain.shipment.ShipmentState.None;
import io.orderlog.domain.shipment.ShipmentState.Requested;
import io.orderlog.domain.shipment.ShipmentStatus;
import io.orderlog.domain.shipment.decisions.ShipmentDecider;
import io.orderlog.eventlog.LogPosition;
import java.time.Instant;
import java.util.Optional;

/**
 * A shipment as its row has it.
 *
 * @param state after its last event
 * @param error why the carrier has not answered, or not as it was asked; as it was said last
 * @param version how many events the shipment has
 * @param updatedAt when the last of them happened
 * @param position the place of that event in the log
 */
public record ShipmentView(String shipmentId, ShipmentState state, Optional<String> error,
    long version, Instant updatedAt, LogPosition position) {

  public ShipmentStatus status() {
    return ShipmentDecider.statusOf(state);
  }

  /** What is wanted; empty if it was called off before anybody wanted anything. */
  public Optional<Known> known() {
    return state instanceof Known known ? Optional.of(known) : Optional.empty();
  }

  public Optional<Label> label() {
    return known().flatMap(ShipmentFold::labelOf);
  }

  /** Who has it, or is to take it. */
  public Optional<String> carrier() {
    return state instanceof Left left
        ? Optional.of(left.carrier())
        : label().map(Label::carrier);
  }

  public Optional<String> trackingNumber() {
    return state instanceof Left left
        ? Optional.of(left.trackingNumber())
        : label().map(Label::trackingNumber);
  }

  /** What the carrier was asked and has not answered. */
  public Optional<Asked> asked() {
    return switch (state) {
      case Requested requested -> Optional.of(requested.asked());
      case CancelAsked cancel -> Optional.of(cancel.asked());
      case None _,CalledOff _,Labelled _,Left _,Cancelled _,Failed _ -> Optional.empty();
    };
  }
}
