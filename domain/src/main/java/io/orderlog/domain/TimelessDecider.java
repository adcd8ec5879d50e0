package io.orderlog.domain;

import java.time.Instant;

/**
 * A decider whose decisions do not depend on when they are made.
 *
 * @param <C> commands
 * @param <S> states
 * @param <E> events
 * @param <R> reasons for a rejection
 */
public interface TimelessDecider<C, S, E, R> extends Decider<C, S, E, R> {

  /** What the command leads to in this state. Never throws for a command that could be built. */
  Decision<E, R> decide(C command, S state);

  @Override
  default Decision<E, R> decide(C command, S state, Instant at) {
    return decide(command, state);
  }
}
