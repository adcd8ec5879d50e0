package io.orderlog.projections.payment;

/** How far it is with what somebody outside is asked. What is answered is in none of these. */
public enum EffectState {
  /** Asked; no attempt has failed. */
  DUE,
  /** Attempts have failed, and another is made. */
  FAILING,
  /** Asked as often as makes sense, without an answer. */
  GAVE_UP
}
