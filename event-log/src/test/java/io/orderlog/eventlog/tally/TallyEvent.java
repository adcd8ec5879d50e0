package io.orderlog.eventlog.tally;

/** What can happen to a tally, the smallest aggregate that is not an order. */
public sealed interface TallyEvent {

  /** It has grown. */
  record Added(int amount) implements TallyEvent {}

  /** It has reached its limit and takes no more. */
  record Filled(int total) implements TallyEvent {}
}
