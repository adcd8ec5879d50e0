package io.orderlog.faults.shop.check;

import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.agenda.Agenda;
import io.orderlog.domain.agenda.Due;
import io.orderlog.domain.reactions.Outgoing;
import io.orderlog.domain.reactions.Reactions;
import io.orderlog.faults.check.OwnCommands;
import io.orderlog.faults.check.Rules;
import io.orderlog.faults.history.Answer;
import io.orderlog.faults.history.Answer.Refused.Article;
import io.orderlog.faults.history.Attempt;
import io.orderlog.faults.history.History;
import io.orderlog.faults.history.LoggedEvent;
import io.orderlog.faults.history.Position;
import io.orderlog.faults.history.Request;
import io.orderlog.faults.shop.ShopLog.Definition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** One log of a shop and its writer, in memory, that makes no mistakes. */
final class SampleLog<C, S, E, R> {

  /** When all clocks begin. */
  static final Instant MORNING = Instant.parse("2026-11-23T08:00:00Z");

  private final String name;
  private final Rules<C, S, E, R> rules;
  private final Reactions<E> reactions;
  private final Agenda<S, C, ?> agenda;
  private final History<C> history;
  private final List<LoggedEvent> events = new ArrayList<>();
  private final Map<String, S> states = new TreeMap<>();
  private final Map<String, Long> versions = new HashMap<>();
  private int carried;
  private long clock;

  SampleLog(Definition<C, S, E, R> definition, History<C> history) {
    this.name = definition.name();
    this.rules = definition.rules();
    this.reactions = definition.reactions();
    this.agenda = definition.agenda();
    this.history = history;
  }

  String name() {
    return name;
  }

  List<LoggedEvent> events() {
    return events;
  }

  S state(String stream) {
    return states.getOrDefault(stream, rules.decider().initial());
  }

  /** A client asks, and is answered. */
  void ask(String stream, C command, Instant at) {
    String id = newId(at);
    send(id, stream, command, at);
    LoggedEvent last = events.getLast();
    answer(id, stream, command, new Answer.Accepted(last.version(), last.position(),
        rules.statusOf().apply(state(stream)), false));
  }

  /** A client asks, and is told that it is not allowed, whatever the rules say. */
  void refuse(String stream, C command, Instant at, String reason, List<Article> articles) {
    answer(newId(at), stream, command,
        new Answer.Refused(409, reason, versions.getOrDefault(stream, 0L), articles));
  }

  private String newId(Instant at) {
    clock = Math.max(clock, Duration.between(MORNING, at).toNanos());
    return name + "-" + clock;
  }

  private void answer(String id, String stream, C command, Answer answer) {
    history.add(new Attempt<>(
        1, new Request<>(stream, id, command, null), clock, clock + 1, answer));
    clock += 2;
  }

  /** The system gives it this command; refused or not, it is done. */
  void send(String id, String stream, C command, Instant at) {
    if (rules.decider().decide(command, state(stream),
        at) instanceof Accepted<E, R>(var happened)) {
      happened.forEach(event -> append(id, stream, event, at));
    }
  }

  /** What follows from the events that have not been looked at yet; whether there were any. */
  boolean carry(BiConsumer<String, Outgoing<?>> couriers) {
    boolean any = carried < events.size();
    while (carried < events.size()) {
      LoggedEvent event = events.get(carried++);
      List<Outgoing<?>> outgoing = reactions.to(event.streamId(), rules.read(event));
      for (int n = 0; n < outgoing.size(); n++) {
        couriers.accept(Causes.idOf(name, event.streamId(), event.version(), n),
            outgoing.get(n));
      }
    }
    return any;
  }

  void passDeadlines(Instant now) {
    List.copyOf(states.keySet()).forEach(stream -> passDeadlines(stream, now, agenda));
  }

  private <Q> void passDeadlines(String stream, Instant now, Agenda<S, C, Q> waitsFor) {
    long version = versions.getOrDefault(stream, 0L);
    for (Due<C, Q> due : waitsFor.due(state(stream))) {
      if (due instanceof Due.Deadline<C, Q>(var called, var at, var command)
          && !at.isAfter(now)) {
        send(OwnCommands.PREFIX + "deadline/" + called + "/" + version, stream, command, now);
      }
    }
  }

  private void append(String id, String stream, E event, Instant at) {
    states.put(stream, rules.decider().evolve(state(stream), event));
    events.add(new LoggedEvent(new Position(0, events.size()), stream,
        versions.merge(stream, 1L, Long::sum), id, rules.codec().typeOf(event), at,
        new String(rules.codec().encode(event), StandardCharsets.UTF_8)));
  }

  Map<String, S> states() {
    return new TreeMap<>(states);
  }
}
