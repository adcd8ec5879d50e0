package io.orderlog.eventlog.tally;

/** A tally that is open is filled by what brings it to its limit, and stays so. */
public sealed interface TallyState {

  /**
   * It takes more.
   *
   * @param total 0 if nothing has happened to it yet
   */
  record Open(int total) implements TallyState {}

  /** It takes no more. */
  record Full() implements TallyState {}
}
