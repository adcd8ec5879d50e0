package io.orderlog.projections.readmodel;

import io.orderlog.domain.Decider;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.RecordedEvent;

/**
 * Whether an event is what can happen next to its stream. If it is not, a
 * {@link ProjectionFailedException} says where it is and what is wrong with it.
 */
public final class NextEvent {

  private NextEvent() {}

  /**
   * Makes sure that no event is missing before this one.
   *
   * @param noun what the stream is called, as in {@code order}
   * @param previous the version before, 0 if there is none
   */
  public static void require(String noun, RecordedEvent<?> event, long previous) {
    require(noun, event.streamId(), event.version(), event.position(), previous);
  }

  /** The same of an event that is given by its parts. */
  public static void require(
      String noun, String streamId, long version, LogPosition position, long previous) {
    if (version != previous + 1) {
      throw new ProjectionFailedException("version " + version + " of " + noun + " " + streamId
          + " at " + position + " does not follow its version " + previous);
    }
  }

  /** What the rules make of a state by an event, which they may say to be impossible. */
  public static <S, E> S evolve(
      String noun, Decider<?, S, E, ?> rules, S state, RecordedEvent<E> event) {
    try {
      return rules.evolve(state, event.data());
    } catch (IllegalStateException impossible) {
      throw new ProjectionFailedException("version " + event.version() + " of " + noun + " "
          + event.streamId() + " at " + event.position() + ": " + impossible.getMessage());
    }
  }
}
