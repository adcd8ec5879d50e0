package io.orderlog.projections.waiting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which of those that wait a page has. Those come first that have waited longest.
 *
 * @param state that they are in; any if empty
 * @param after the place behind which the page begins; the beginning if empty
 * @param limit at most so many, from 1
 */
public record WaitingQuery<S extends Enum<S>>(
    Optional<S> state, Optional<Place> after, int limit) {

  /**
   * A place in a list: behind the one that has waited since then.
   *
   * @param key which names that one
   */
  public record Place(Instant since, List<String> key) {
    public Place {
      key = List.copyOf(key);
    }
  }

  public WaitingQuery<S> withLimit(int otherLimit) {
    return new WaitingQuery<>(state, after, otherLimit);
  }
}
