package io.orderlog.domain.stock;

import java.time.Instant;

/**
 * A promise to keep some pieces.
 *
 * @param number counts the reservations of an item in the order in which they were opened, from 1
 * @param id whose it is, unique among those that are open
 * @param quantity pieces, at least 1
 * @param standing how firm it is
 */
public record Reservation(long number, String id, int quantity, Standing standing) {

  /** How firm a reservation is. */
  public sealed interface Standing {}

  /** A hold. When its time is over it still counts, but makes room for whoever needs it. */
  public record Held(Instant until) implements Standing {

    boolean hasRunOut(Instant at) {
      return !until.isAfter(at);
    }
  }

  /** It is kept until it is released or leaves. */
  public record Confirmed() implements Standing {}

  Reservation with(Standing changed) {
    return new Reservation(number, id, quantity, changed);
  }
}
