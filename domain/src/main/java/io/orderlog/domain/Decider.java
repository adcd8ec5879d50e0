package io.orderlog.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * An aggregate as three pure functions. The current state is always the fold of {@link #evolve}
 * over the history, starting from {@link #initial}; nothing else ever changes it, neither while
 * commands are handled nor when the log is replayed.
 *
 * <p>Implementations are stateless and may be shared between threads. They read no clock and draw
 * no random number: whatever they need comes with the command or as an argument.
 *
 * <p>The pattern is Jérémie Chassaing's, "Functional Event Sourcing Decider" (2021).
 *
 * @param <C> commands
 * @param <S> states
 * @param <E> events
 * @param <R> reasons for a rejection
 */
public interface Decider<C, S, E, R> {

  /** The state before the first event. */
  S initial();

  /**
   * What the command leads to in this state. Never throws for a command that could be built.
   *
   * @param at the time that the events get, if there are any: never before the last event of the
   *     aggregate, to the millisecond
   */
  Decision<E, R> decide(C command, S state, Instant at);

  /**
   * The state after the event.
   *
   * @throws IllegalStateException if the event cannot have happened in this state, so the history
   *     is not one that {@link #decide} produced
   */
  S evolve(S state, E event);

  /**
   * Why no command leads to this event, although such an event can happen in this state: a text
   * that no command may bring, or a sum that is none. For histories that come from outside; those
   * of the log are taken as they are. Nothing that {@link #decide} ever produced, by whatever rules
   * of its time, is a contradiction.
   *
   * @param state before the event, in which {@link #evolve} accepts it
   */
  default Optional<String> contradiction(S state, E event) {
    return Optional.empty();
  }

  /**
   * The same of the aggregate with this id, on which some of what an event says may depend.
   *
   * @param streamId of the aggregate
   */
  default Optional<String> contradiction(String streamId, S state, E event) {
    return contradiction(state, event);
  }
}
