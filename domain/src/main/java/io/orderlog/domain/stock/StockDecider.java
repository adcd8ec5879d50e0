package io.orderlog.domain.stock;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.Decision.reject;

import io.orderlog.domain.Decider;
import io.orderlog.domain.Decision;
import io.orderlog.domain.stock.Reservation.Confirmed;
import io.orderlog.domain.stock.Reservation.Held;
import io.orderlog.domain.stock.StockCommand.Adjust;
import io.orderlog.domain.stock.StockCommand.Confirm;
import io.orderlog.domain.stock.StockCommand.Consume;
import io.orderlog.domain.stock.StockCommand.ExpireHolds;
import io.orderlog.domain.stock.StockCommand.Receive;
import io.orderlog.domain.stock.StockCommand.Release;
import io.orderlog.domain.stock.StockCommand.Reserve;
import io.orderlog.domain.stock.StockCommand.Return;
import io.orderlog.domain.stock.StockCommand.TryReserve;
import io.orderlog.domain.stock.StockEvent.HoldExtended;
import io.orderlog.domain.stock.StockEvent.Received;
import io.orderlog.domain.stock.StockEvent.ReservationReleased;
import io.orderlog.domain.stock.StockEvent.Returned;
import io.orderlog.domain.stock.StockEvent.Step;
import io.orderlog.domain.stock.StockRejection.BelowZero;
import io.orderlog.domain.stock.StockRejection.NotTracked;
import io.orderlog.domain.stock.StockRejection.NothingExpired;
import io.orderlog.domain.stock.StockRejection.OutOfStock;
import io.orderlog.domain.stock.StockRejection.ReservationIdTaken;
import io.orderlog.domain.stock.StockRejection.TooManyEnd;
import io.orderlog.domain.stock.StockRejection.TooManyReservations;
import io.orderlog.domain.stock.StockState.Tracked;
import io.orderlog.domain.stock.StockState.Untracked;
import java.time.Instant;
import java.util.Optional;

/**
 * The rules of an item. After every event, no more is reserved than is on hand. A hold that has run
 * out counts until somebody needs its pieces or {@link ExpireHolds} comes; whoever had it can still
 * confirm it.
 */
public final class StockDecider
    implements Decider<StockCommand, StockState, StockEvent, StockRejection> {

  /** Open reservations of one item. */
  public static final int MAX_OPEN = 100_000;

  /** Holds that one decision releases because they have run out. */
  public static final int MOST_EXPIRE = 100;

  /** Reservations that one adjustment ends. */
  public static final int MOST_END = 1_000;

  @Override
  public StockState initial() {
    return new Untracked();
  }

  @Override
  public Decision<StockEvent, StockRejection> decide(
      StockCommand command, StockState state, Instant at) {
    Tracked stock = StockEvolution.tracked(state);
    return switch (command) {
      case Receive(var quantity, var reference) -> accept(new Received(quantity, reference,
          stock.onHand() + quantity, stock.available() + quantity));
      case Adjust adjust -> switch (state) {
        case Untracked() -> reject(new NotTracked());
        case Tracked _ -> adjust(adjust, stock, at);
      };
      case TryReserve reserve -> switch (state) {
        case Untracked() -> reject(new NotTracked());
        case Tracked _ -> tryReserve(reserve, stock, at);
      };
      case Reserve reserve -> reserve(reserve, stock, at);
      case Confirm confirm -> confirm(confirm, stock, at);
      case Release release -> accept(released(release, stock));
      case Consume consume -> consume(consume, stock);
      case Return(var quantity, var reference) -> accept(new Returned(quantity, reference,
          stock.onHand() + quantity, stock.available() + quantity));
      case ExpireHolds() -> expire(stock, at);
    };
  }

  @Override
  public StockState evolve(StockState state, StockEvent event) {
    return StockEvolution.after(state, event);
  }

  @Override
  public Optional<String> contradiction(StockState state, StockEvent event) {
    return StockContradictions.in(state, event);
  }

  /** The status that clients see; of an item that was never there, that nothing is. */
  public static StockStatus statusOf(StockState state) {
    return StockEvolution.tracked(state).available() > 0
        ? StockStatus.IN_STOCK
        : StockStatus.SOLD_OUT;
  }

  private static Decision<StockEvent, StockRejection> adjust(
      Adjust adjust, Tracked stock, Instant at) {
    long counted = stock.onHand() + adjust.delta();
    if (counted < 0) {
      return reject(new BelowZero(stock.onHand()));
    }
    Bookings bookings = new Bookings(stock);
    return bookings.coverBy(counted, at, MOST_END)
        ? bookings.adjust(adjust.delta(), adjust.reason()).accepted()
        : reject(new TooManyEnd(MOST_END));
  }

  private static Decision<StockEvent, StockRejection> tryReserve(
      TryReserve asked, Tracked stock, Instant at) {
    Instant until = at.plusSeconds(asked.holdSeconds());
    Optional<Reservation> open = stock.open().find(asked.id());
    if (open.isPresent()) {
      return open.get().standing() instanceof Held held
          && open.get().quantity() == asked.quantity()
              ? accept(extended(open.get(), held, until, stock))
              : reject(new ReservationIdTaken(open.get().quantity()));
    }
    Bookings bookings = new Bookings(stock).makeRoomFor(asked.quantity(), at);
    Tracked freed = bookings.stock();
    if (freed.hasRoomFor(asked.quantity())) {
      return bookings.reserve(asked.id(), asked.quantity(), until).accepted();
    }
    return reject(freed.available() < asked.quantity()
        ? new OutOfStock(freed.available())
        : new TooManyReservations(MAX_OPEN));
  }

  private static Decision<StockEvent, StockRejection> reserve(
      Reserve asked, Tracked stock, Instant at) {
    Optional<Reservation> open = stock.open().find(asked.id());
    Bookings bookings = new Bookings(stock);
    if (open.isEmpty()) {
      return (bookings.makeRoomFor(asked.quantity(), at).stock().hasRoomFor(asked.quantity())
          ? bookings.reserve(asked.id(), asked.quantity(), asked.until())
          : bookings.refuse(asked.id(), asked.quantity(), Step.RESERVE)).accepted();
    }
    if (open.get().quantity() != asked.quantity()) {
      return bookings.refuse(asked.id(), asked.quantity(), Step.RESERVE).accepted();
    }
    return switch (open.get().standing()) {
      case Held held -> accept(extended(open.get(), held, asked.until(), stock));
      case Confirmed() -> bookings.confirm(asked.id(), asked.quantity()).accepted();
    };
  }

  private static Decision<StockEvent, StockRejection> confirm(
      Confirm asked, Tracked stock, Instant at) {
    Optional<Reservation> open = stock.open().find(asked.id());
    Bookings bookings = new Bookings(stock);
    if (open.isPresent()) {
      return (open.get().quantity() == asked.quantity()
          ? bookings.confirm(asked.id(), asked.quantity())
          : bookings.refuse(asked.id(), asked.quantity(), Step.CONFIRM)).accepted();
    }
    return (bookings.makeRoomFor(asked.quantity(), at).stock().hasRoomFor(asked.quantity())
        ? bookings.reserve(asked.id(), asked.quantity(), at)
            .confirm(asked.id(), asked.quantity())
        : bookings.refuse(asked.id(), asked.quantity(), Step.CONFIRM)).accepted();
  }

  private static StockEvent released(Release release, Tracked stock) {
    int quantity = stock.open().find(release.id()).map(Reservation::quantity).orElse(0);
    return new ReservationReleased(release.id(), quantity, release.reason(), stock.onHand(),
        stock.available() + quantity);
  }

  private static Decision<StockEvent, StockRejection> consume(Consume consume, Tracked stock) {
    int reserved = stock.open().find(consume.id()).map(Reservation::quantity).orElse(0);
    Bookings bookings = new Bookings(stock);
    if (consume.quantity() > reserved) {
      bookings.adjust(consume.quantity() - reserved, StockEvent.LEFT_UNCOUNTED);
    }
    return bookings.consume(consume.id(), consume.quantity()).accepted();
  }

  private static Decision<StockEvent, StockRejection> expire(Tracked stock, Instant at) {
    Bookings bookings = new Bookings(stock).expire(at, MOST_EXPIRE);
    return bookings.count() == 0 ? reject(new NothingExpired()) : bookings.accepted();
  }

  private static HoldExtended extended(
      Reservation open, Held held, Instant until, Tracked stock) {
    Instant later = held.until().isAfter(until) ? held.until() : until;
    return new HoldExtended(
        open.id(), open.quantity(), later, stock.onHand(), stock.available());
  }
}
