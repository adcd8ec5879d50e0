package io.orderlog.domain.wait;

import io.orderlog.domain.agenda.Agenda;
import io.orderlog.domain.agenda.Due;
import io.orderlog.domain.agenda.Due.Deadline;
import io.orderlog.domain.wait.WaitCommand.TellMore;
import io.orderlog.domain.wait.WaitState.InStock;
import io.orderlog.domain.wait.WaitState.SoldOut;
import java.util.List;

/** While there is something, the next ones are told when those before have had time to buy. */
public final class WaitAgenda implements Agenda<WaitState, WaitCommand, Void> {

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<Due<WaitCommand, Void>> due(WaitState state) {
    return switch (state) {
      case SoldOut _ -> List.of();
      case InStock stock when stock.waiting().count() == 0 -> List.of();
      case InStock stock -> List.of(new Deadline<>(
          "tell-more", stock.since().plus(WaitDecider.TIME_TO_BUY), new TellMore()));
    };
  }
}
