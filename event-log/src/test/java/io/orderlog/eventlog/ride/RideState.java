package io.orderlog.eventlog.ride;

/** How far a ride is. */
public sealed interface RideState {

  /** Nobody has asked for it yet. */
  record None() implements RideState {}

  /** It waits for a driver. */
  record Waiting() implements RideState {}

  /** This driver has it. */
  record UnderWay(String driver) implements RideState {}

  /** It is over. */
  record Over() implements RideState {}
}
