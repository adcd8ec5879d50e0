package io.orderlog.eventlog.ride;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.codec.JsonEventCodec;
import io.orderlog.eventlog.codec.Upcasters;
import java.util.Map;

/** The log of all rides. */
public final class RideLog {

  public static final AggregateLog<RideEvent> RIDES = new AggregateLog<>("rides", "ride",
      new JsonEventCodec<>(RideEvent.class, Map.of(
          "ride.requested.v1", RideEvent.RideRequested.class,
          "ride.accepted.v1", RideEvent.RideAccepted.class,
          "ride.given-up.v1", RideEvent.RideGivenUp.class,
          "ride.completed.v1", RideEvent.RideCompleted.class), Upcasters.none()),
      3);

  private RideLog() {}
}
