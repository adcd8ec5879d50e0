package io.orderlog.simulators.carrier;

/** What a call comes to. */
sealed interface Reply {

  /**
   * It was carried out.
   *
   * @param isReplayed because it was asked before; nothing was done now
   */
  record Done(Call call, boolean isReplayed) implements Reply {}

  /** Another call came with this key before; nothing was done. */
  record KeyReused() implements Reply {}

  /** There is no such label; nothing was done. */
  record NoSuchLabel() implements Reply {}

  /** The carrier has the parcel; nothing was done. */
  record TooLate() implements Reply {}
}
