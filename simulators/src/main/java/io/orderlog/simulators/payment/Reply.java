package io.orderlog.simulators.payment;

/** What a call comes to. */
sealed interface Reply {

  /**
   * It was carried out.
   *
   * @param isReplayed because it was asked before; nothing was done now
   * @param isSlow whether the answer is to be late
   */
  record Done(Call call, boolean isReplayed, boolean isSlow) implements Reply {}

  /** Another call came with this key before; nothing was done. */
  record KeyReused() implements Reply {}

  /** There is no such payment; nothing was done. */
  record NoSuchPayment() implements Reply {}
}
