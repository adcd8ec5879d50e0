package io.orderlog.command.endpoint.delivery;

/** What a receiver has done with a webhook. */
sealed interface Answer {

  /** It has it. */
  record Taken() implements Answer {}

  /** It wants nothing any more. */
  record NotWanted() implements Answer {}

  /**
   * It has it not, or has not said so.
   *
   * @param error in one line
   * @param waitSeconds how long it wants not to be asked again; 0 if it does not say
   */
  record NotTaken(String error, long waitSeconds) implements Answer {}
}
