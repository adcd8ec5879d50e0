package io.orderlog.domain.stock;

/** Why an item does not allow a command. */
public sealed interface StockRejection {

  /** Nothing of it was ever received. */
  record NotTracked() implements StockRejection {}

  /** Fewer are to be had than were asked for; {@code available} are, holds that ran out included. */
  record OutOfStock(long available) implements StockRejection {}

  /** A reservation with this id keeps another quantity, or is confirmed. */
  record ReservationIdTaken(int quantity) implements StockRejection {}

  /** An item keeps no more reservations than that. */
  record TooManyReservations(int limit) implements StockRejection {}

  /** There are only so many on hand, and never fewer than none. */
  record BelowZero(long onHand) implements StockRejection {}

  /** More reservations than that would have to end, all in one transaction. */
  record TooManyEnd(int limit) implements StockRejection {}

  /** No hold has run out. */
  record NothingExpired() implements StockRejection {}
}
