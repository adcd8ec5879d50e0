package io.orderlog.domain.stock;

import io.orderlog.domain.agenda.Agenda;
import io.orderlog.domain.agenda.Due;
import io.orderlog.domain.agenda.Due.Deadline;
import io.orderlog.domain.stock.Reservation.Confirmed;
import io.orderlog.domain.stock.Reservation.Held;
import io.orderlog.domain.stock.StockCommand.ExpireHolds;
import io.orderlog.domain.stock.StockState.Tracked;
import io.orderlog.domain.stock.StockState.Untracked;
import java.util.List;

/** Holds that have run out are swept. Nobody outside is asked for anything. */
public final class StockAgenda implements Agenda<StockState, StockCommand, Void> {

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<Due<StockCommand, Void>> due(StockState state) {
    return switch (state) {
      case Untracked() -> List.of();
      case Tracked stock -> stock.open().firstToEnd().map(StockAgenda::expiry).orElse(List.of());
    };
  }

  private static List<Due<StockCommand, Void>> expiry(Reservation first) {
    return switch (first.standing()) {
      case Held(var until) -> List.of(new Deadline<>("expire", until, new ExpireHolds()));
      case Confirmed() -> List.of();
    };
  }
}
