package io.orderlog.eventlog.ride;

/** Why a ride does not take a command. */
public sealed interface RideRejection {

  /** There is one with this id. */
  record AlreadyRequested() implements RideRejection {}

  /** Another driver was quicker. */
  record Taken() implements RideRejection {}

  /** Another driver has it, or none. */
  record NotYours() implements RideRejection {}

  /** It was never asked for, or is over. */
  record NotThere() implements RideRejection {}
}
