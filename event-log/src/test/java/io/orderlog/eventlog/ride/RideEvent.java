package io.orderlog.eventlog.ride;

/** What can happen to a ride. */
public sealed interface RideEvent {

  /** Somebody wants to go somewhere. */
  record RideRequested(String passenger, String from, String to) implements RideEvent {}

  /** A driver has it, and nobody else. */
  record RideAccepted(String driver) implements RideEvent {}

  /** The driver does not come; others may. */
  record RideGivenUp(String driver) implements RideEvent {}

  /** The passenger is where they wanted to be. */
  record RideCompleted() implements RideEvent {}
}
