package io.orderlog.domain.stock;

import io.orderlog.domain.DeciderSpec;
import io.orderlog.domain.stock.StockEvent.Received;
import io.orderlog.domain.stock.StockEvent.ReservationConfirmed;
import io.orderlog.domain.stock.StockEvent.Reserved;
import java.time.Instant;
import java.util.List;

/** Mugs in stock, at noon. */
final class StockExamples {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final Instant BEFORE = NOON.minusSeconds(1);
  static final Instant LATER = NOON.plusSeconds(600);

  private StockExamples() {}

  /** Decided when no hold has run out, where no time is said. */
  static DeciderSpec<StockCommand, StockState, StockEvent, StockRejection> given(
      StockEvent... history) {
    return DeciderSpec.given(new StockDecider(), List.of(history), Instant.EPOCH);
  }

  static StockState state(StockEvent... history) {
    StockDecider decider = new StockDecider();
    StockState state = decider.initial();
    for (StockEvent event : history) {
      state = decider.evolve(state, event);
    }
    return state;
  }

  /** The first pieces. */
  static StockEvent received(int quantity) {
    return new Received(quantity, "delivery-1", quantity, quantity);
  }

  static StockEvent reserved(String id, int quantity, Instant until, long onHand, long available) {
    return new Reserved(id, quantity, until, onHand, available);
  }

  static StockEvent confirmed(String id, int quantity, long onHand, long available) {
    return new ReservationConfirmed(id, quantity, onHand, available);
  }
}
