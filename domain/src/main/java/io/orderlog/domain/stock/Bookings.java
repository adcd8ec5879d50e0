package io.orderlog.domain.stock;

import io.orderlog.domain.Decision;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.stock.Reservation.Held;
import io.orderlog.domain.stock.StockEvent.Adjusted;
import io.orderlog.domain.stock.StockEvent.Consumed;
import io.orderlog.domain.stock.StockEvent.ReservationBroken;
import io.orderlog.domain.stock.StockEvent.ReservationConfirmed;
import io.orderlog.domain.stock.StockEvent.ReservationRefused;
import io.orderlog.domain.stock.StockEvent.ReservationReleased;
import io.orderlog.domain.stock.StockEvent.Reserved;
import io.orderlog.domain.stock.StockEvent.Step;
import io.orderlog.domain.stock.StockState.Tracked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The events of one decision, each upon the stock that those before it leave. Used by one thread,
 * once.
 */
final class Bookings {

  private final List<StockEvent> events = new ArrayList<>();
  private Tracked stock;

  Bookings(Tracked stock) {
    this.stock = stock;
  }

  /** What is there after the events so far. */
  Tracked stock() {
    return stock;
  }

  int count() {
    return events.size();
  }

  /** All of them; at least one. */
  Decision<StockEvent, StockRejection> accepted() {
    return new Accepted<>(events);
  }

  Bookings reserve(String id, int quantity, Instant until) {
    return add(new Reserved(id, quantity, until, stock.onHand(), stock.available() - quantity));
  }

  Bookings confirm(String id, int quantity) {
    return add(new ReservationConfirmed(id, quantity, stock.onHand(), stock.available()));
  }

  Bookings refuse(String id, int quantity, Step step) {
    return add(new ReservationRefused(id, quantity, step, stock.onHand(), stock.available()));
  }

  Bookings adjust(int delta, String reason) {
    return add(new Adjusted(delta, reason, stock.onHand() + delta, stock.available() + delta));
  }

  /** Takes the pieces from what is on hand, and ends their reservation if it is open. */
  Bookings consume(String id, int quantity) {
    int reserved = stock.open().find(id).map(Reservation::quantity).orElse(0);
    return add(new Consumed(id, quantity, stock.onHand() - quantity,
        stock.available() + reserved - quantity));
  }

  /** Releases holds that have run out until so many pieces can be reserved, if that is enough. */
  Bookings makeRoomFor(int quantity, Instant at) {
    expireWhile(() -> !stock.hasRoomFor(quantity), at, StockDecider.MOST_EXPIRE);
    return this;
  }

  /** Releases holds that have run out, up to so many events in all. */
  Bookings expire(Instant at, int most) {
    expireWhile(() -> true, at, most);
    return this;
  }

  /**
   * Ends reservations until no more is reserved than there will be: those that have run out, then
   * the newest holds, then the newest that are confirmed.
   *
   * @return whether so many events were enough
   */
  boolean coverBy(long onHand, Instant at, int most) {
    expireWhile(() -> stock.open().units() > onHand, at, most);
    if (stock.open().units() > onHand) {
      for (Reservation newest : stock.open().newestHoldsFirst()) {
        if (stock.open().units() <= onHand || count() == most) {
          break;
        }
        add(new ReservationBroken(newest.id(), newest.quantity(), stock.onHand(),
            stock.available() + newest.quantity()));
      }
    }
    return stock.open().units() <= onHand;
  }

  /** The longest overdue first, up to so many events in all. */
  private void expireWhile(BooleanSupplier isNeeded, Instant at, int most) {
    Optional<Reservation> overdue = overdue(at);
    while (overdue.isPresent() && isNeeded.getAsBoolean() && count() < most) {
      Reservation hold = overdue.get();
      add(new ReservationReleased(hold.id(), hold.quantity(), StockEvent.EXPIRED,
          stock.onHand(), stock.available() + hold.quantity()));
      overdue = overdue(at);
    }
  }

  private Optional<Reservation> overdue(Instant at) {
    return stock.open().firstToEnd()
        .filter(first -> first.standing() instanceof Held held && held.hasRunOut(at));
  }

  private Bookings add(StockEvent event) {
    stock = StockEvolution.tracked(StockEvolution.after(stock, event));
    events.add(event);
    return this;
  }
}
