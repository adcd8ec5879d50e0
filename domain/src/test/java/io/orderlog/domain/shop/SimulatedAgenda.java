package io.orderlog.domain.shop;

import io.orderlog.domain.agenda.Agenda;
import io.orderlog.domain.agenda.Due;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all streams of one log wait for. */
final class SimulatedAgenda<S, C, Q> {

  /** What is due for a stream. */
  record Item<C, Q>(String stream, Due<C, Q> due) {}

  private final Agenda<S, C, Q> agenda;
  private final Map<String, List<Due<C, Q>>> due = new HashMap<>();

  SimulatedAgenda(Agenda<S, C, Q> agenda) {
    this.agenda = agenda;
  }

  void changed(String stream, S state) {
    List<Due<C, Q>> waits = agenda.due(state);
    if (waits.isEmpty()) {
      due.remove(stream);
    } else {
      due.put(stream, waits);
    }
  }

  List<Item<C, Q>> dueBy(Instant now) {
    List<Item<C, Q>> items = new ArrayList<>();
    due.forEach((stream, waits) -> waits.stream().filter(each -> !each.at().isAfter(now))
        .forEach(each -> items.add(new Item<>(stream, each))));
    return items;
  }

  Optional<Instant> earliest() {
    return due.values().stream().flatMap(List::stream).map(Due::at).min(Instant::compareTo);
  }
}
