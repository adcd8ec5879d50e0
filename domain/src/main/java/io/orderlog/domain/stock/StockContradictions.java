package io.orderlog.domain.stock;

import io.orderlog.domain.CommandRules;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.Violation;
import io.orderlog.domain.stock.Reservation.Confirmed;
import io.orderlog.domain.stock.Reservation.Held;
import io.orderlog.domain.stock.StockCommand.Adjust;
import io.orderlog.domain.stock.StockCommand.Confirm;
import io.orderlog.domain.stock.StockCommand.Consume;
import io.orderlog.domain.stock.StockCommand.Receive;
import io.orderlog.domain.stock.StockCommand.Release;
import io.orderlog.domain.stock.StockCommand.Reserve;
import io.orderlog.domain.stock.StockCommand.Return;
import io.orderlog.domain.stock.StockEvent.Adjusted;
import io.orderlog.domain.stock.StockEvent.Consumed;
import io.orderlog.domain.stock.StockEvent.HoldExtended;
import io.orderlog.domain.stock.StockEvent.Received;
import io.orderlog.domain.stock.StockEvent.ReservationBroken;
import io.orderlog.domain.stock.StockEvent.ReservationConfirmed;
import io.orderlog.domain.stock.StockEvent.ReservationRefused;
import io.orderlog.domain.stock.StockEvent.ReservationReleased;
import io.orderlog.domain.stock.StockEvent.Reserved;
import io.orderlog.domain.stock.StockEvent.Returned;
import io.orderlog.domain.stock.StockState.Tracked;
import java.util.Optional;

/**
 * Whether a command leads to an event. What it brings must be what a command may bring, and what it
 * says of the item must be so. What follows from several events of one decision is not looked at.
 */
final class StockContradictions {

  /** Stands for a reason that only the rules themselves give. */
  private static final String ANY = "any";

  private StockContradictions() {}

  static Optional<String> in(StockState state, StockEvent event) {
    try {
      StockCommand _ = commandFor(event);
    } catch (InvalidCommandException invalid) {
      Violation first = invalid.violations().getFirst();
      return Optional.of("its " + first.field() + " " + first.message());
    }
    return inNumbers(StockEvolution.tracked(StockEvolution.after(state, event)), event)
        .or(() -> inStanding(StockEvolution.tracked(state), event));
  }

  /** A command that brings the same. */
  private static StockCommand commandFor(StockEvent event) {
    return switch (event) {
      case Received(var quantity, var reference, _, _) -> new Receive(quantity, text(reference));
      case Returned(var quantity, var reference, _, _) -> new Return(quantity, text(reference));
      case Adjusted(var delta, var reason, _, _) when reason.equals(StockEvent.LEFT_UNCOUNTED) ->
        new Receive(delta, ANY);
      case Adjusted(var delta, var reason, _, _) -> new Adjust(delta, text(reason));
      case Reserved(var id, var quantity, var until, _, _) ->
        new Reserve(text(id), quantity, until);
      case HoldExtended(var id, var quantity, var until, _, _) ->
        new Reserve(text(id), quantity, until);
      case ReservationConfirmed(var id, var quantity, _, _) -> new Confirm(text(id), quantity);
      case ReservationRefused(var id, var quantity, _, _, _) -> new Confirm(text(id), quantity);
      case ReservationReleased(var id, _, var reason, _, _) ->
        new Release(text(id), reason.equals(StockEvent.EXPIRED) ? ANY : text(reason));
      case ReservationBroken(var id, var quantity, _, _) -> new Confirm(text(id), quantity);
      case Consumed(var id, var quantity, _, _) -> new Consume(text(id), quantity);
    };
  }

  private static Optional<String> inNumbers(Tracked after, StockEvent event) {
    return event.onHand() == after.onHand() && event.available() == after.available()
        ? Optional.empty()
        : Optional.of("it leaves " + event.onHand() + " on hand and " + event.available()
            + " available, but there are " + after.onHand() + " and " + after.available());
  }

  private static Optional<String> inStanding(Tracked before, StockEvent event) {
    return switch (event) {
      case Reserved _ when before.open().count() >= StockDecider.MAX_OPEN ->
        Optional.of("there are " + before.open().count() + " reservations already");
      case HoldExtended(var id, var quantity, var until, _, _) -> inQuantity(before, id, quantity)
          .or(() -> before.open().find(id)
              .filter(open -> open.standing() instanceof Held held && held.until().isAfter(until))
              .map(_ -> "it makes its hold shorter"));
      case ReservationConfirmed(var id, var quantity, _, _) -> inQuantity(before, id, quantity);
      case ReservationRefused(var id, var quantity, _, _, _) -> inRefusal(before, id, quantity);
      case ReservationReleased(var id, var quantity, var reason, _, _) ->
        inRelease(before, id, quantity, reason);
      case Received _,Returned _,Adjusted _,Reserved _,ReservationBroken _,Consumed _ ->
        Optional.empty();
    };
  }

  private static Optional<String> inQuantity(Tracked before, String id, int quantity) {
    return before.open().find(id).filter(open -> open.quantity() != quantity)
        .map(open -> "its reservation keeps " + open.quantity() + ", not " + quantity);
  }

  private static Optional<String> inRefusal(Tracked before, String id, int quantity) {
    boolean isDue = before.open().find(id)
        .map(open -> open.quantity() != quantity)
        .orElse(!before.hasRoomFor(quantity));
    return isDue
        ? Optional.empty()
        : Optional.of("there are " + before.available() + " available for it");
  }

  private static Optional<String> inRelease(
      Tracked before, String id, int quantity, String reason) {
    Optional<Reservation> open = before.open().find(id);
    if (quantity == 0 && (open.isPresent() || reason.equals(StockEvent.EXPIRED))) {
      return Optional.of("it releases nothing, which no command leads to here");
    }
    return open.filter(_ -> reason.equals(StockEvent.EXPIRED))
        .filter(each -> each.standing() instanceof Confirmed)
        .map(_ -> "its reservation is confirmed, and so does not expire");
  }

  private static String text(String text) {
    return CommandRules.ofItsDay(text);
  }
}
