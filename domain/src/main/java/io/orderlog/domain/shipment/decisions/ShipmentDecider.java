package io.orderlog.domain.shipment.decisions;

import io.orderlog.domain.Decider;
import io.orderlog.domain.Decision;
import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.shipment.ShipmentCommand.ByProcess;
import io.orderlog.domain.shipment.ShipmentCommand.Fact;
import io.orderlog.domain.shipment.ShipmentEvent;
import io.orderlog.domain.shipment.ShipmentFold;
import io.orderlog.domain.shipment.ShipmentRejection;
import io.orderlog.domain.shipment.ShipmentRejection.AlreadyRecorded;
import io.orderlog.domain.shipment.ShipmentRejection.NoSuchShipment;
import io.orderlog.domain.shipment.ShipmentState;
import io.orderlog.domain.shipment.ShipmentState.CalledOff;
import io.orderlog.domain.shipment.ShipmentState.CancelAsked;
import io.orderlog.domain.shipment.ShipmentState.Cancelled;
import io.orderlog.domain.shipment.ShipmentState.Delivered;
import io.orderlog.domain.shipment.ShipmentState.Failed;
import io.orderlog.domain.shipment.ShipmentState.HandedOver;
import io.orderlog.domain.shipment.ShipmentState.Labelled;
import io.orderlog.domain.shipment.ShipmentState.None;
import io.orderlog.domain.shipment.ShipmentState.Requested;
import io.orderlog.domain.shipment.ShipmentStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * The rules of a shipment.
 *
 * <ol>
 * <li>There is at most one label, under one key for ever, so that it is bought once.
 * <li>What the carrier says has happened is recorded, in whatever order it is heard: a delivery
 * implies the hand-over.
 * <li>Behind the hand-over it is too late to cancel.
 * <li>A label that turns up when none is wanted any more is cancelled in the decision that hears of
 * it.
 * </ol>
 */
public final class ShipmentDecider
    implements Decider<ShipmentCommand, ShipmentState, ShipmentEvent, ShipmentRejection> {

  @Override
  public ShipmentState initial() {
    return new None();
  }

  @Override
  public Decision<ShipmentEvent, ShipmentRejection> decide(
      ShipmentCommand command, ShipmentState state, Instant at) {
    return switch (command) {
      case ByProcess asked -> ProcessTable.decide(asked, state, at);
      case Fact fact -> FactTable.decide(fact, state, at);
    };
  }

  @Override
  public ShipmentState evolve(ShipmentState state, ShipmentEvent event) {
    return ShipmentFold.after(event, state);
  }

  @Override
  public Optional<String> contradiction(ShipmentState state, ShipmentEvent event) {
    return ShipmentContradictions.in(state, event);
  }

  /** Whether who sent a command on behalf of the process may forget it. */
  public static boolean isFinal(ShipmentRejection rejection) {
    return switch (rejection) {
      case AlreadyRecorded _ -> true;
      case NoSuchShipment _ -> false;
    };
  }

  /**
   * The status that clients see.
   *
   * @throws IllegalStateException if nothing has happened to it
   */
  public static ShipmentStatus statusOf(ShipmentState state) {
    return switch (state) {
      case None _ -> throw new IllegalStateException("never wanted, so without a status");
      case Requested _ -> ShipmentStatus.REQUESTED;
      case Labelled _ -> ShipmentStatus.LABELLED;
      case HandedOver _ -> ShipmentStatus.HANDED_OVER;
      case Delivered _ -> ShipmentStatus.DELIVERED;
      case CancelAsked _ -> ShipmentStatus.CANCEL_ASKED;
      case Cancelled _,CalledOff _ -> ShipmentStatus.CANCELLED;
      case Failed _ -> ShipmentStatus.FAILED;
    };
  }
}
