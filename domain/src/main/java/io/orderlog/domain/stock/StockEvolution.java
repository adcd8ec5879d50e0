package io.orderlog.domain.stock;

import io.orderlog.domain.stock.Reservation.Confirmed;
import io.orderlog.domain.stock.Reservation.Held;
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
import io.orderlog.domain.stock.StockState.Untracked;

/** What an item is after each of its events. */
final class StockEvolution {

  private StockEvolution() {}

  /** @throws IllegalStateException if the event cannot have happened in this state */
  static StockState after(StockState state, StockEvent event) {
    return switch (event) {
      case Received(var quantity, _, _, _) -> counted(state, event, quantity);
      case Returned(var quantity, _, _, _) -> counted(state, event, quantity);
      case Adjusted(var delta, _, _, _) -> counted(state, event, delta);
      case Reserved reserved -> reserve(tracked(state), reserved);
      case HoldExtended extended -> extend(tracked(state), extended);
      case ReservationConfirmed(var id, _, _, _) -> {
        Tracked stock = tracked(state);
        yield stock.withOpen(stock.open().with(open(stock, id, event), new Confirmed()));
      }
      case ReservationRefused _ -> state;
      case ReservationReleased(_, var quantity, _, _, _) when quantity == 0 -> state;
      case ReservationReleased(var id, var quantity, _, _, _) ->
        ended(tracked(state), id, quantity, event);
      case ReservationBroken(var id, var quantity, _, _) ->
        ended(tracked(state), id, quantity, event);
      case Consumed consumed -> consume(tracked(state), consumed);
    };
  }

  /** The item with its pieces: none, if nothing of it was ever there. */
  static Tracked tracked(StockState state) {
    return switch (state) {
      case Untracked() -> Tracked.EMPTY;
      case Tracked stock -> stock;
    };
  }

  private static Tracked counted(StockState state, StockEvent event, int more) {
    Tracked stock = tracked(state);
    return covered(stock.withOnHand(stock.onHand() + more), event);
  }

  private static Tracked reserve(Tracked stock, Reserved event) {
    String id = event.reservationId();
    if (event.quantity() < 1 || stock.open().find(id).isPresent()) {
      throw impossible(event, "whose reservation " + id + " is " + stock.open().find(id));
    }
    return covered(stock.withOpen(
        stock.open().with(id, event.quantity(), new Held(event.until()))), event);
  }

  private static Tracked extend(Tracked stock, HoldExtended event) {
    Reservation held = open(stock, event.reservationId(), event);
    if (!(held.standing() instanceof Held)) {
      throw impossible(event, "whose reservation " + held.id() + " is no hold");
    }
    return stock.withOpen(stock.open().with(held, new Held(event.until())));
  }

  private static Tracked ended(Tracked stock, String id, int quantity, StockEvent event) {
    Reservation ended = open(stock, id, event);
    if (ended.quantity() != quantity) {
      throw impossible(event, "whose reservation " + id + " keeps " + ended.quantity());
    }
    return stock.withOpen(stock.open().without(ended));
  }

  private static Tracked consume(Tracked stock, Consumed event) {
    Reservations open = stock.open().find(event.reservationId())
        .map(stock.open()::without).orElse(stock.open());
    return covered(
        new Tracked(stock.onHand() - event.quantity(), open), event);
  }

  private static Reservation open(Tracked stock, String id, StockEvent event) {
    return stock.open().find(id).orElseThrow(
        () -> impossible(event, "whose reservation " + id + " is not open"));
  }

  private static Tracked covered(Tracked stock, StockEvent event) {
    if (stock.available() < 0) {
      throw impossible(event, "with " + stock.onHand() + " on hand and " + stock.open().units()
          + " reserved after it");
    }
    return stock;
  }

  private static IllegalStateException impossible(StockEvent event, String item) {
    return new IllegalStateException(
        event.getClass().getSimpleName() + " cannot happen to an item " + item);
  }
}
