package io.orderlog.domain.shipment;

import java.time.Instant;

/**
 * What the carrier is asked for and has not answered.
 *
 * @param first attempt since somebody wanted it last; the pauses between them grow from there
 * @param attempt at asking, from 1; no two have one number, so that each can fail once
 * @param since when it was asked for
 * @param nextAt when the carrier is to be asked
 * @param givenUp whether it was asked as often as makes sense
 */
public record Asked(int first, int attempt, Instant since, Instant nextAt, boolean givenUp) {

  static Asked now(Instant at) {
    return new Asked(1, 1, at, at, false);
  }

  /** From the beginning, with the same key. */
  Asked again(Instant at) {
    return new Asked(attempt + 1, attempt + 1, since, at, false);
  }

  Asked afterAttempt(int failed, Instant retryAt) {
    return new Asked(first, failed + 1, since, retryAt, false);
  }

  Asked notAnyMore() {
    return new Asked(first, attempt, since, nextAt, true);
  }
}
