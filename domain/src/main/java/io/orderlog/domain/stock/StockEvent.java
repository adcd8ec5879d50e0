package io.orderlog.domain.stock;

import java.time.Instant;

/**
 * What happened to an item. Events are history: they are taken as they are, never checked against
 * today's rules for commands. Their component names are the names in the stored JSON.
 *
 * <p>Each says what is there after it. A reservation is opened by {@link Reserved} and ended once:
 * by {@link ReservationReleased}, {@link ReservationBroken} or {@link Consumed}.
 */
public sealed interface StockEvent {

  /** The reason of a release: the hold has run out, and somebody or the sweep took it away. */
  String EXPIRED = "EXPIRED";

  /** The reason of an adjustment: pieces have left that nobody had counted, so they were there. */
  String LEFT_UNCOUNTED = "LEFT_UNCOUNTED";

  /** What a reservation was refused at. */
  enum Step {
    RESERVE, CONFIRM
  }

  /** Pieces that are there; never below zero. */
  long onHand();

  /** Those of them that nobody has reserved; never below zero. */
  long available();

  /** Pieces have come in. The first ones begin the item. */
  record Received(int quantity, String reference, long onHand, long available)
      implements StockEvent {}

  /**
   * There are more or fewer than was thought.
   *
   * @param delta the difference; what it leaves without cover was released or broken before
   */
  record Adjusted(int delta, String reason, long onHand, long available) implements StockEvent {}

  /** So many are kept for whoever has the reservation, at least until then. */
  record Reserved(String reservationId, int quantity, Instant until, long onHand, long available)
      implements StockEvent {}

  /** What is reserved is kept longer. */
  record HoldExtended(String reservationId, int quantity, Instant until, long onHand,
      long available) implements StockEvent {}

  /** What is reserved is kept until it is released or leaves; also said of what is so already. */
  record ReservationConfirmed(String reservationId, int quantity, long onHand, long available)
      implements StockEvent {}

  /** So many could not be kept. */
  record ReservationRefused(String reservationId, int quantity, Step step, long onHand,
      long available) implements StockEvent {}

  /**
   * The reservation is over.
   *
   * @param quantity what it had kept; 0 if it was not open, so that whoever asked is answered
   * @param reason {@link #EXPIRED} or one that came with the command
   */
  record ReservationReleased(String reservationId, int quantity, String reason, long onHand,
      long available) implements StockEvent {}

  /** There is too little to keep this promise: the reservation is over, against its holder's will. */
  record ReservationBroken(String reservationId, int quantity, long onHand, long available)
      implements StockEvent {}

  /** Pieces have left, and with them the reservation of this id, if it was open, is over. */
  record Consumed(String reservationId, int quantity, long onHand, long available)
      implements StockEvent {}

  /** Pieces have come back. */
  record Returned(int quantity, String reference, long onHand, long available)
      implements StockEvent {}
}
