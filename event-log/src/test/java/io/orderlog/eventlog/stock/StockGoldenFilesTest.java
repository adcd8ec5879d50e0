package io.orderlog.eventlog.stock;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.orderlog.eventlog.GoldenFilesContract;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bytes of an item's events. */
class StockGoldenFilesTest extends GoldenFilesContract<StockEvent> {

  private static final String ORDER = "order:2491f54e-288e-8f3d-936a-7fe0e3c29e1d";

  /** What each file says, in the newest shape of its event. */
  private static final Map<String, StockEvent> MEANING = Map.of(
      "stock.received.v1", new Received(1_000_000, "Lieferung \"№ 7\" \\ 納品", 9007199254740991L, 0),
      "stock.adjusted.v1", new Adjusted(-3, "gezählt — 棚卸し", 97, 0),
      "stock.reserved.v1", new Reserved("čekatel-☕", 2,
          Instant.parse("2026-03-01T10:15:30.120Z"), 5, 3),
      "stock.hold-extended.v1", new HoldExtended(ORDER, 2,
          Instant.parse("2026-03-01T10:15:30Z"), 5, 3),
      "stock.reservation-confirmed.v1", new ReservationConfirmed(ORDER, 2, 5, 3),
      "stock.reservation-refused.v1", new ReservationRefused(ORDER, 4, Step.CONFIRM, 5, 3),
      "stock.reservation-released.v1", new ReservationReleased(ORDER, 0, "EXPIRED", 5, 3),
      "stock.reservation-broken.v1", new ReservationBroken(ORDER, 2, 5, 5),
      "stock.consumed.v1", new Consumed(ORDER, 2, 3, 3),
      "stock.returned.v1", new Returned(1, "Rücksendung 📦", 4, 4));

  StockGoldenFilesTest() {
    super("golden-stock", StockEventCodec.create(), MEANING);
  }

  @Test
  void the_names_of_the_log_are_for_ever() {
    assertThat(StockLog.STOCK.eventsTopic()).isEqualTo("stock.events");
    assertThat(StockLog.STOCK.writersTopic()).isEqualTo("stock.writers");
    assertThat(StockLog.STOCK.source()).isEqualTo("urn:orderlog:stock");
    assertThat(StockLog.STOCK.writerId(2)).isEqualTo("orderlog-writer-stock-2");
  }
}
