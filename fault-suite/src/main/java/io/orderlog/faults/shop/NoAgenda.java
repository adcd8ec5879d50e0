package io.orderlog.faults.shop;

import io.orderlog.domain.agenda.Agenda;
import io.orderlog.domain.agenda.Due;
import java.util.List;

/** Of what waits for nothing. */
record NoAgenda<S, C>() implements Agenda<S, C, Void> {

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<Due<C, Void>> due(S state) {
    return List.of();
  }
}
