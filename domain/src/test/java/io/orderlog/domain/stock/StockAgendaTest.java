package io.orderlog.domain.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.agenda.Due.Deadline;
import io.orderlog.domain.stock.StockCommand.ExpireHolds;
import io.orderlog.domain.stock.StockEvent.Received;
import io.orderlog.domain.stock.StockEvent.ReservationConfirmed;
import io.orderlog.domain.stock.StockEvent.Reserved;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StockAgendaTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final StockAgenda agenda = new StockAgenda();

  @Test
  void holds_are_swept_when_the_first_one_runs_out() {
    assertThat(agenda.due(after(new Received(9, "delivery-1", 9, 9),
        new Reserved("b", 1, NOON.plusSeconds(60), 9, 8), new Reserved("a", 1, NOON, 9, 7))))
        .containsExactly(new Deadline<>("expire", NOON, new ExpireHolds()));
  }

  @Test
  void what_is_confirmed_or_not_there_waits_for_nothing() {
    assertThat(agenda.due(after())).isEmpty();
    assertThat(agenda.due(after(new Received(9, "delivery-1", 9, 9)))).isEmpty();
    assertThat(agenda.due(after(new Received(9, "delivery-1", 9, 9),
        new Reserved("a", 1, NOON, 9, 8), new ReservationConfirmed("a", 1, 9, 8)))).isEmpty();
  }

  private static StockState after(StockEvent... events) {
    StockDecider decider = new StockDecider();
    StockState state = decider.initial();
    for (StockEvent event : events) {
      state = decider.evolve(state, event);
    }
    return state;
  }
}
