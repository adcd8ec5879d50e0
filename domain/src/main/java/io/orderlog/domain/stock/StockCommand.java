package io.orderlog.domain.stock;

import io.orderlog.domain.CommandRules;
import io.orderlog.domain.InvalidCommandException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What can be asked of an item. A command that exists keeps all rules that can be checked without
 * knowing the item: every constructor throws {@link InvalidCommandException} otherwise. Quantities
 * are from 1 to {@value #MAX_QUANTITY}, ids of reservations have 1 to {@value #MAX_ID_LENGTH}
 * printable characters, other texts 1 to {@value #MAX_TEXT_LENGTH}.
 *
 * <p>{@link Reserve}, {@link Confirm}, {@link Release}, {@link Consume} and {@link Return} are
 * never rejected: what cannot be done is an event too, so that whoever depends on an answer gets
 * one, and the same one for ever.
 */
public sealed interface StockCommand {

  int MAX_ID_LENGTH = 64;
  int MAX_TEXT_LENGTH = 255;
  int MAX_QUANTITY = 1_000_000;
  int MAX_HOLD_SECONDS = 3_600;

  /** How the ids of reservations begin that are made for an order; nobody else's may. */
  String ORDER_PREFIX = "order:";

  /** What a reservation's id must not be if it comes from outside. */
  String OUTSIDE_RULE = "must not begin with " + ORDER_PREFIX;

  /** Whether a reservation with this id may come from outside. */
  static boolean isOutside(String reservationId) {
    return !reservationId.startsWith(ORDER_PREFIX);
  }

  /** Pieces have come in; the reference names the delivery. */
  record Receive(int quantity, String reference) implements StockCommand {
    public Receive {
      rules(quantity).requireText(reference, MAX_TEXT_LENGTH, "reference").check();
    }
  }

  /**
   * Somebody has counted. What is there is there: reservations that it leaves without cover end.
   *
   * @param delta what there is more, or less if negative; not 0
   */
  record Adjust(int delta, String reason) implements StockCommand {
    public Adjust {
      new CommandRules()
          .require(delta != 0 && delta >= -MAX_QUANTITY && delta <= MAX_QUANTITY, "delta",
              "must be from -" + MAX_QUANTITY + " to " + MAX_QUANTITY + ", and not 0")
          .requireText(reason, MAX_TEXT_LENGTH, "reason")
          .require(!reason.equals(StockEvent.LEFT_UNCOUNTED), "reason",
              "must not be " + StockEvent.LEFT_UNCOUNTED)
          .check();
    }
  }

  /**
   * Keep some for a while, if they are there. Asked again with the same id and quantity, they are
   * kept longer, never shorter.
   *
   * @param id does not begin with {@value #ORDER_PREFIX}
   * @param holdSeconds from 1 to {@value #MAX_HOLD_SECONDS}, from the time of the event on
   */
  record TryReserve(String id, int quantity, int holdSeconds) implements StockCommand {
    public TryReserve {
      rules(id, quantity)
          .require(isOutside(id), "reservationId", OUTSIDE_RULE)
          .require(holdSeconds >= 1 && holdSeconds <= MAX_HOLD_SECONDS, "holdSeconds",
              "must be from 1 to " + MAX_HOLD_SECONDS)
          .check();
    }
  }

  /**
   * The same, but the answer is an event also if they are not there.
   *
   * @param until to the millisecond, between the years 1970 and 9999
   */
  record Reserve(String id, int quantity, Instant until) implements StockCommand {

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    public Reserve {
      rules(id, quantity)
          .require(!until.isBefore(Instant.EPOCH) && !until.isAfter(LAST), "until",
              "must be a time between the years 1970 and 9999")
          .check();
      until = until.truncatedTo(ChronoUnit.MILLIS);
    }
  }

  /**
   * Keep what is reserved until it leaves. If the hold is gone, reserves again.
   *
   * @param quantity as it was reserved
   */
  record Confirm(String id, int quantity) implements StockCommand {
    public Confirm {
      rules(id, quantity).check();
    }
  }

  /**
   * What is reserved is not needed; if it is not open, nothing is released.
   *
   * @param reason not {@link StockEvent#EXPIRED}
   */
  record Release(String id, String reason) implements StockCommand {
    public Release {
      new CommandRules().requireText(id, MAX_ID_LENGTH, "reservationId")
          .requireText(reason, MAX_TEXT_LENGTH, "reason")
          .require(!reason.equals(StockEvent.EXPIRED), "reason",
              "must not be " + StockEvent.EXPIRED)
          .check();
    }
  }

  /** The pieces have left. Those that the reservation does not cover were there uncounted. */
  record Consume(String id, int quantity) implements StockCommand {
    public Consume {
      rules(id, quantity).check();
    }
  }

  /** Pieces have come back, and can be sold again. */
  record Return(int quantity, String reference) implements StockCommand {
    public Return {
      rules(quantity).requireText(reference, MAX_TEXT_LENGTH, "reference").check();
    }
  }

  /**
   * Release holds that have run out, at most {@link StockDecider#MOST_EXPIRE} of them, the longest
   * overdue first; rejected if there is none. No client can ask for it. Whoever needs pieces takes
   * them from such holds anyway, so what it changes is what {@code available} says, and how much
   * one can have who needs more than the first of them keep.
   */
  record ExpireHolds() implements StockCommand {}

  private static CommandRules rules(String id, int quantity) {
    return rules(quantity).requireText(id, MAX_ID_LENGTH, "reservationId");
  }

  private static CommandRules rules(int quantity) {
    return new CommandRules().require(quantity >= 1 && quantity <= MAX_QUANTITY, "quantity",
        "must be from 1 to " + MAX_QUANTITY);
  }
}
