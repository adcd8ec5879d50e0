package io.orderlog.eventlog.tally;

/** Why a tally does not take what is added. */
public sealed interface TallyRejection {

  /** It is more than there is room for. */
  record TooMuch(int room) implements TallyRejection {}

  /** It takes nothing any more. */
  record AlreadyFull() implements TallyRejection {}
}
