package io.orderlog.domain.agenda;

import java.time.Instant;

/**
 * One thing that an aggregate waits for.
 *
 * @param <C> commands of the aggregate
 * @param <Q> what may be asked of somebody outside
 */
public sealed interface Due<C, Q> {

  /** From when on; what is before now is due at once. */
  Instant at();

  /**
   * The aggregate gives itself a command, once its time has come.
   *
   * @param name tells the deadlines of one state apart
   */
  record Deadline<C, Q>(String name, Instant at, C command) implements Due<C, Q> {}

  /**
   * Somebody outside is asked. While the answer is not a command that the aggregate has taken, the
   * request is asked again, always with the same key.
   *
   * @param transaction names the request within the aggregate for ever: the key follows from it
   * @param attempt from 1; an attempt that failed is recorded with its number
   * @param since when it was due for the first time: who is asked may have forgotten an old key
   */
  record Effect<C, Q>(String transaction, int attempt, Instant since, Instant at, Q request)
      implements Due<C, Q> {}
}
