package io.orderlog.command.stock;

import io.orderlog.command.memory.codec.ByteReader;
import io.orderlog.command.memory.codec.ByteWriter;
import io.orderlog.command.memory.codec.MalformedBytesException;
import io.orderlog.command.memory.codec.StateCodec;
import io.orderlog.domain.stock.Reservation;
import io.orderlog.domain.stock.Reservation.Confirmed;
import io.orderlog.domain.stock.Reservation.Held;
import io.orderlog.domain.stock.Reservation.Standing;
import io.orderlog.domain.stock.Reservations;
import io.orderlog.domain.stock.StockCommand;
import io.orderlog.domain.stock.StockState;
import io.orderlog.domain.stock.StockState.Tracked;
import io.orderlog.domain.stock.StockState.Untracked;
import java.util.ArrayList;
import java.util.List;

/**
 * Items as bytes: one for the type of the state, then its components. As an item may have very many
 * reservations, those of orders take half the bytes that their ids have characters.
 */
public final class StockStateCodec implements StateCodec<StockState> {

  private static final int UNTRACKED = 0;
  private static final int TRACKED = 1;

  private static final int HELD = 0;
  private static final int CONFIRMED = 1;

  private static final int ANY_ID = 0;
  private static final int ORDER_ID = 1;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(StockState state, ByteWriter out) {
    switch (state) {
      case Untracked() -> out.number(UNTRACKED);
      case Tracked(var onHand, var open) -> {
        out.number(TRACKED).number(onHand).number(open.opened()).number(open.count());
        open.all().forEach(each -> write(each, out));
      }
    }
  }

  @Override
  public StockState read(ByteReader in) {
    long type = in.number();
    return switch ((int) type) {
      case UNTRACKED -> new Untracked();
      case TRACKED -> readTracked(in);
      default -> throw new MalformedBytesException("there is no state of stock " + type);
    };
  }

  private static Tracked readTracked(ByteReader in) {
    Tracked stock = new Tracked(in.number(), readReservations(in));
    if (stock.available() < 0) {
      throw new MalformedBytesException("more is reserved than is on hand");
    }
    return stock;
  }

  private static void write(Reservation reservation, ByteWriter out) {
    writeId(reservation.id(), out.number(reservation.number()));
    out.number(reservation.quantity());
    switch (reservation.standing()) {
      case Held(var until) -> out.number(HELD).time(until);
      case Confirmed() -> out.number(CONFIRMED);
    }
  }

  private static Reservations readReservations(ByteReader in) {
    long opened = in.number();
    int count = in.count();
    List<Reservation> open = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      open.add(new Reservation(in.number(), readId(in), (int) in.number(), readStanding(in)));
    }
    try {
      return Reservations.of(opened, open);
    } catch (IllegalArgumentException notTogether) {
      throw new MalformedBytesException(String.valueOf(notTogether.getMessage()));
    }
  }

  private static void writeId(String id, ByteWriter out) {
    if (id.startsWith(StockCommand.ORDER_PREFIX)) {
      out.number(ORDER_ID).id(id.substring(StockCommand.ORDER_PREFIX.length()));
    } else {
      out.number(ANY_ID).text(id);
    }
  }

  private static String readId(ByteReader in) {
    return in.number() == ORDER_ID ? StockCommand.ORDER_PREFIX + in.id() : in.text();
  }

  private static Standing readStanding(ByteReader in) {
    long type = in.number();
    return switch ((int) type) {
      case HELD -> new Held(in.time());
      case CONFIRMED -> new Confirmed();
      default -> throw new MalformedBytesException("there is no standing " + type);
    };
  }
}
