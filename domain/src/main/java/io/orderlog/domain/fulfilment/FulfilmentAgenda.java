package io.orderlog.domain.fulfilment;

import io.orderlog.domain.agenda.Agenda;
import io.orderlog.domain.agenda.Due;
import io.orderlog.domain.agenda.Due.Deadline;
import io.orderlog.domain.fulfilment.FulfilmentCommand.PassDeadline;
import java.util.List;

/** A process waits for one thing at a time. Nobody outside is asked for anything. */
public final class FulfilmentAgenda
    implements Agenda<FulfilmentState, FulfilmentCommand, Void> {

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<Due<FulfilmentCommand, Void>> due(FulfilmentState state) {
    return FulfilmentState.deadlineOf(state)
        .<List<Due<FulfilmentCommand, Void>>>map(
            at -> List.of(new Deadline<>("deadline", at, new PassDeadline())))
        .orElse(List.of());
  }
}
