package io.orderlog.eventlog.ride;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.Decision.reject;

import io.orderlog.domain.Decision;
import io.orderlog.domain.TimelessDecider;
import io.orderlog.eventlog.ride.RideCommand.Accept;
import io.orderlog.eventlog.ride.RideCommand.Complete;
import io.orderlog.eventlog.ride.RideCommand.GiveUp;
import io.orderlog.eventlog.ride.RideCommand.Request;
import io.orderlog.eventlog.ride.RideEvent.RideAccepted;
import io.orderlog.eventlog.ride.RideEvent.RideCompleted;
import io.orderlog.eventlog.ride.RideEvent.RideGivenUp;
import io.orderlog.eventlog.ride.RideEvent.RideRequested;
import io.orderlog.eventlog.ride.RideRejection.AlreadyRequested;
import io.orderlog.eventlog.ride.RideRejection.NotThere;
import io.orderlog.eventlog.ride.RideRejection.NotYours;
import io.orderlog.eventlog.ride.RideRejection.Taken;
import io.orderlog.eventlog.ride.RideState.None;
import io.orderlog.eventlog.ride.RideState.Over;
import io.orderlog.eventlog.ride.RideState.UnderWay;
import io.orderlog.eventlog.ride.RideState.Waiting;

/** The rules of a ride: of all drivers who want it, the first one gets it. */
public final class RideDecider
    implements TimelessDecider<RideCommand, RideState, RideEvent, RideRejection> {

  @Override
  public RideState initial() {
    return new None();
  }

  @Override
  public Decision<RideEvent, RideRejection> decide(RideCommand command, RideState state) {
    return switch (command) {
      case Request(var passenger, var from, var to) -> state instanceof None
          ? accept(new RideRequested(passenger, from, to))
          : reject(new AlreadyRequested());
      case Accept(var driver) -> switch (state) {
        case Waiting() -> accept(new RideAccepted(driver));
        case UnderWay _ -> reject(new Taken());
        case None(),Over() -> reject(new NotThere());
      };
      case GiveUp(var driver) -> ofDriver(driver, state, new RideGivenUp(driver));
      case Complete(var driver) -> ofDriver(driver, state, new RideCompleted());
    };
  }

  private static Decision<RideEvent, RideRejection> ofDriver(
      String driver, RideState state, RideEvent event) {
    return switch (state) {
      case UnderWay(var whose) when whose.equals(driver) -> accept(event);
      case UnderWay _,Waiting() -> reject(new NotYours());
      case None(),Over() -> reject(new NotThere());
    };
  }

  @Override
  public RideState evolve(RideState state, RideEvent event) {
    return switch (event) {
      case RideRequested _,RideGivenUp _ -> new Waiting();
      case RideAccepted(var driver) -> new UnderWay(driver);
      case RideCompleted() -> new Over();
    };
  }

  /** What clients see of a ride. */
  public static String statusOf(RideState state) {
    return switch (state) {
      case None() -> "NONE";
      case Waiting() -> "WAITING";
      case UnderWay _ -> "UNDER_WAY";
      case Over() -> "OVER";
    };
  }
}
