package io.orderlog.domain;

import java.util.List;
import java.util.stream.Stream;

/**
 * The outcome of {@link Decider#decide}.
 *
 * @param <E> events
 * @param <R> reasons for a rejection
 */
public sealed interface Decision<E, R> {

  /** The command is accepted and these events happened, in this order; at least one. */
  record Accepted<E, R>(List<E> events) implements Decision<E, R> {
    public Accepted {
      events = List.copyOf(events);
      if (events.isEmpty()) {
        // The log is what remembers handled commands: one without an event would be forgotten.
        throw new IllegalArgumentException("an accepted command has at least one event");
      }
    }
  }

  /** The command is refused and nothing happened. */
  record Rejected<E, R>(R reason) implements Decision<E, R> {}

  /** Accepts with what happened, in this order. */
  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read.
  static <E, R> Decision<E, R> accept(E first, E... more) {
    return new Accepted<>(Stream.concat(Stream.of(first), Stream.of(more)).toList());
  }

  static <E, R> Decision<E, R> reject(R reason) {
    return new Rejected<>(reason);
  }
}
