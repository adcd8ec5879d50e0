package io.orderlog.standalone;

import io.orderlog.domain.stock.StockEvent;
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
import io.orderlog.domain.stock.StockEvent.Step;
import java.time.Instant;
import java.util.List;

/** One of each event of an item. */
final class StockEvents {

  private static final String ORDER = "order:2491f54e-288e-8f3d-936a-7fe0e3c29e1d";
  private static final Instant UNTIL = Instant.parse("2026-03-01T10:15:30.120Z");

  static final List<StockEvent> ALL = List.of(
      new Received(5, "delivery", 5, 5), new Adjusted(-1, "counted", 4, 4),
      new Reserved(ORDER, 2, UNTIL, 4, 2), new HoldExtended(ORDER, 2, UNTIL, 4, 2),
      new ReservationConfirmed(ORDER, 2, 4, 2),
      new ReservationRefused(ORDER, 9, Step.RESERVE, 4, 2),
      new ReservationReleased(ORDER, 0, "EXPIRED", 4, 2),
      new ReservationBroken(ORDER, 2, 4, 4), new Consumed(ORDER, 2, 2, 2),
      new Returned(2, "parcel", 4, 4));

  private StockEvents() {}
}
