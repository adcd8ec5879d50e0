package io.orderlog.domain.agenda;

import java.util.List;

/**
 * What is due for an aggregate, and when, as a pure function of its state. Nothing is ever taken
 * off an agenda: it is off when the state says so.
 *
 * <p>Implementations are stateless and may be shared between threads. They read no clock.
 *
 * @param <S> states
 * @param <C> commands
 * @param <Q> what may be asked of somebody outside
 */
public interface Agenda<S, C, Q> {

  /** Another one whenever the same state gives another list, from 1. */
  int version();

  /** All that this state waits for, in any order, no two with one name or transaction. */
  List<Due<C, Q>> due(S state);
}
