package io.orderlog.command.shipment;

import io.orderlog.command.Addressee;
import io.orderlog.command.Aggregate;
import io.orderlog.command.ServedAggregate;
import io.orderlog.command.Timetable;
import io.orderlog.command.effects.Effects;
import io.orderlog.command.http.CommandRoutes;
import io.orderlog.command.http.IdForm;
import io.orderlog.command.memory.codec.JsonStateCodec;
import io.orderlog.domain.reactions.ShipmentReactions;
import io.orderlog.domain.reactions.Target;
import io.orderlog.domain.shipment.ShipmentAgenda;
import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.shipment.ShipmentEvent;
import io.orderlog.domain.shipment.ShipmentId;
import io.orderlog.domain.shipment.ShipmentRejection;
import io.orderlog.domain.shipment.ShipmentRequest;
import io.orderlog.domain.shipment.ShipmentState;
import io.orderlog.domain.shipment.decisions.ShipmentDecider;
import io.orderlog.eventlog.shipment.ShipmentLog;
import java.util.List;

/**
 * Shipments, as a command side writes them. Nobody outside may ask anything of one: its commands
 * come from the process of its order, and its facts from the carrier.
 */
public final class ShipmentAggregate {

  private ShipmentAggregate() {}

  /** For the writers. */
  public static Aggregate<ShipmentCommand, ShipmentState, ShipmentEvent,
      ShipmentRejection> aggregate() {
    return new Aggregate<>(ShipmentLog.SHIPMENTS, new ShipmentDecider(),
        state -> ShipmentDecider.statusOf(state).name(),
        new JsonStateCodec<>(1, ShipmentState.class), ShipmentLog.LARGEST_EVENT_BYTES)
        .with(new Timetable<>(new ShipmentAgenda(), ShipmentCommandHash::of));
  }

  /** For those who act for an order; its carrier is not asked for anything. */
  public static ServedAggregate<ShipmentCommand, ShipmentState, ShipmentEvent,
      ShipmentRejection> served() {
    return served(aggregate());
  }

  /** For those who act for an order, and for its carrier. */
  public static ServedAggregate<ShipmentCommand, ShipmentState, ShipmentEvent,
      ShipmentRejection> served(Effects<ShipmentCommand, ShipmentRequest> carrier) {
    return served(aggregate().with(
        new Timetable<>(new ShipmentAgenda(), ShipmentCommandHash::of).asking(carrier)));
  }

  private static ServedAggregate<ShipmentCommand, ShipmentState, ShipmentEvent,
      ShipmentRejection> served(
          Aggregate<ShipmentCommand, ShipmentState, ShipmentEvent, ShipmentRejection> shipments) {
    return new ServedAggregate<>(shipments, new CommandRoutes<>(
        "/shipments", "shipmentId",
        new IdForm("must be a UUID, perhaps with ~2 behind it", ShipmentId::canonical),
        List.of(), ShipmentCommandHash::of, ShipmentRejectionProblems::of))
        .reacting(new ShipmentReactions()).addressedAs(new Addressee<>(
            Target.SHIPMENTS, ShipmentCommand.class, ShipmentDecider::isFinal));
  }
}
