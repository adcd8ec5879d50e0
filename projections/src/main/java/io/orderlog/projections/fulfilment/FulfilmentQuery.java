package io.orderlog.projections.fulfilment;

import io.orderlog.domain.fulfilment.FulfilmentStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * Which processes a page has. Those come first that have been longest where they are.
 *
 * @param status that they have; any if empty
 * @param after the place behind which the page begins; the beginning if empty
 * @param limit at most so many, from 1
 */
public record FulfilmentQuery(
    Optional<FulfilmentStatus> status, Optional<Place> after, int limit) {

  /** A place between two processes: behind the one that got there then. */
  public record Place(Instant since, String orderId) {

    public static Place behind(FulfilmentView last) {
      return new Place(last.since(), last.orderId());
    }
  }

  public FulfilmentQuery withLimit(int otherLimit) {
    return new FulfilmentQuery(status, after, otherLimit);
  }
}
