package io.orderlog.eventlog.tally;

/** Why a tally does not take what is added. */
public sealed interface TallyRejection {

  /** It is more than there is room for. */
  record TooMuch(int room) implements TallyRejection {}

  /** It takes nothing after that. */
  record AlreadyFull() implements TallyRejection {}
}
