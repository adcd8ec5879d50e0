package io.orderlog.eventlog.stock;

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
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.codec.JsonEventCodec;
import io.orderlog.eventlog.codec.Upcasters;
import java.util.Map;

/** The names under which an item's events stand in the log. Once written, a name stays. */
public final class StockEventCodec {

  private StockEventCodec() {}

  /** Writes the newest version of each event and reads all there ever were. */
  public static EventCodec<StockEvent> create() {
    return new JsonEventCodec<>(StockEvent.class, Map.of(
        "stock.received.v1", Received.class,
        "stock.adjusted.v1", Adjusted.class,
        "stock.reserved.v1", Reserved.class,
        "stock.hold-extended.v1", HoldExtended.class,
        "stock.reservation-confirmed.v1", ReservationConfirmed.class,
        "stock.reservation-refused.v1", ReservationRefused.class,
        "stock.reservation-released.v1", ReservationReleased.class,
        "stock.reservation-broken.v1", ReservationBroken.class,
        "stock.consumed.v1", Consumed.class,
        "stock.returned.v1", Returned.class), Upcasters.none());
  }
}
