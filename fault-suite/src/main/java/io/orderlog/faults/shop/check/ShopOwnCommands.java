package io.orderlog.faults.shop.check;

import io.orderlog.domain.agenda.Agenda;
import io.orderlog.domain.agenda.Due.Deadline;
import io.orderlog.domain.reactions.Target;
import io.orderlog.faults.check.Anomaly;
import io.orderlog.faults.check.OwnCommands;
import io.orderlog.faults.check.Timeline;
import io.orderlog.faults.history.LoggedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Commands that follow from an event, that a deadline gives, or that are heard from outside; of
 * those of a deadline, that they came in time.
 *
 * @param target as which others send commands to the log; empty if nobody does
 * @param heard what was heard from outside if these events say so
 * @param outage for how long in all nobody could keep a date
 */
record ShopOwnCommands<C, S>(Class<C> commands, Agenda<S, C, ?> agenda, Optional<Target> target,
    Causes causes, Heard<C, S> heard, Duration outage, BiConsumer<Anomaly, String> violations)
    implements OwnCommands<C, S> {

  private static final String DEADLINE = PREFIX + "deadline/";
  private static final String ANSWER = PREFIX + "answer/";
  private static final String WEBHOOK = PREFIX + "webhook/";
  private static final Duration LATE = Duration.ofSeconds(60);

  /** What somebody outside has said. */
  @FunctionalInterface
  interface Heard<C, S> {
    Optional<C> in(List<LoggedEvent> events, S before);
  }

  @Override
  public Optional<C> of(List<LoggedEvent> events, Timeline<C, S, ?, ?> before) {
    LoggedEvent first = events.getFirst();
    String id = first.commandId();
    if (id.startsWith(DEADLINE)) {
      return deadline(first, id.substring(DEADLINE.length()), before, agenda);
    }
    if (id.startsWith(ANSWER) || id.startsWith(WEBHOOK)) {
      return heard.in(events, before.stateAt(before.lastVersion()));
    }
    return target.flatMap(known -> causes.command(id, known, first.streamId()))
        .map(commands::cast);
  }

  /** @param name of the deadline, and the version of the aggregate that waited for it */
  private <Q> Optional<C> deadline(LoggedEvent event, String name,
      Timeline<C, S, ?, ?> before, Agenda<S, C, Q> waitsFor) {
    int slash = name.lastIndexOf('/');
    long version = Long.parseLong(name, slash + 1, name.length(), 10);
    if (version > before.lastVersion()) {
      return Optional.empty();
    }
    return waitsFor.due(before.stateAt(version)).stream()
        .<C>mapMulti((due, found) -> {
          if (due instanceof Deadline<C, Q>(var known, var at, var command)
              && known.equals(name.substring(0, slash))) {
            requireInTime(event, at);
            found.accept(command);
          }
        }).findFirst();
  }

  private void requireInTime(LoggedEvent event, Instant at) {
    if (event.time().isBefore(at)) {
      violations.accept(Anomaly.WRONG_TIME, event + " before its time, which is " + at);
    } else if (event.time().isAfter(at.plus(LATE).plus(outage))) {
      violations.accept(Anomaly.WRONG_TIME, event + " long after its time, which is " + at);
    }
  }
}
