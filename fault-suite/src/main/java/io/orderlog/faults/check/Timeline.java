package io.orderlog.faults.check;

import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.faults.history.LoggedEvent;
import io.orderlog.faults.history.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The states that one aggregate went through, recomputed from what clients asked for and from what
 * the system does by itself, and compared with the log on the way. State n is the one after n
 * events.
 */
public final class Timeline<C, S, E, R> {

  private final Rules<C, S, E, R> rules;
  private final List<LoggedEvent> events;
  private final OwnCommands<C, S> own;
  private final List<S> states = new ArrayList<>();
  private final Set<String> handled = new HashSet<>();

  private Timeline(
      Rules<C, S, E, R> rules, List<LoggedEvent> events, OwnCommands<C, S> own) {
    this.rules = rules;
    this.events = events;
    this.own = own;
    states.add(rules.decider().initial());
  }

  /**
   * Follows the aggregate through the log, as far as it makes sense.
   *
   * @param events of one aggregate, in the order of their positions
   * @param requests by command id
   */
  static <C, S, E, R> Timeline<C, S, E, R> of(Rules<C, S, E, R> rules, List<LoggedEvent> events,
      Map<String, Request<C>> requests, OwnCommands<C, S> own,
      BiConsumer<Anomaly, String> violations) {
    Timeline<C, S, E, R> timeline = new Timeline<>(rules, events, own);
    if (timeline.isInSequence(violations)) {
      timeline.follow(requests, violations);
    }
    return timeline;
  }

  /** Whether it could be followed to its end; if not, the violation was reported. */
  boolean isWhole() {
    return lastVersion() == events.size();
  }

  public long lastVersion() {
    return states.size() - 1L;
  }

  /** The state at a version from 0 to the last one. */
  public S stateAt(long version) {
    return states.get(Math.toIntExact(version));
  }

  /** When this version came to be; before all times for the one without events. */
  public Instant timeOf(long version) {
    return version == 0 ? Instant.EPOCH : events.get(Math.toIntExact(version) - 1).time();
  }

  /** The command that led to this version. */
  String commandAt(long version) {
    return events.get(Math.toIntExact(version) - 1).commandId();
  }

  /** Whether the command was done at this version or before. */
  boolean isDoneBy(long version, String commandId) {
    return events.subList(0, Math.toIntExact(version)).stream()
        .anyMatch(event -> event.commandId().equals(commandId));
  }

  private boolean isInSequence(BiConsumer<Anomaly, String> violations) {
    for (int i = 0; i < events.size(); i++) {
      LoggedEvent event = events.get(i);
      if (event.version() != i + 1
          || event.position().partition() != events.getFirst().position().partition()) {
        violations.accept(Anomaly.BROKEN_SEQUENCE,
            "version " + (i + 1) + " was to come, but there is " + event);
        return false;
      }
    }
    return true;
  }

  private void follow(
      Map<String, Request<C>> requests, BiConsumer<Anomaly, String> violations) {
    int next = 0;
    while (next < events.size()) {
      List<LoggedEvent> logged = ofOneCommand(next);
      Optional<List<E>> decided = command(logged, requests, violations)
          .flatMap(command -> decide(command, logged.getFirst(), violations));
      if (decided.isEmpty() || !matches(decided.get(), next, violations)) {
        return;
      }
      for (E event : decided.get()) {
        states.add(rules.decider().evolve(states.getLast(), event));
      }
      next += decided.get().size();
    }
  }

  private List<LoggedEvent> ofOneCommand(int first) {
    String commandId = events.get(first).commandId();
    return events.subList(first, events.size()).stream()
        .takeWhile(event -> event.commandId().equals(commandId)).toList();
  }

  private Optional<C> command(List<LoggedEvent> logged, Map<String, Request<C>> requests,
      BiConsumer<Anomaly, String> violations) {
    LoggedEvent first = logged.getFirst();
    if (!handled.add(first.commandId())) {
      violations.accept(Anomaly.DUPLICATE, "the command was done before: " + first);
      return Optional.empty();
    }
    if (first.commandId().startsWith(OwnCommands.PREFIX)) {
      Optional<C> command = own.of(logged, this);
      if (command.isEmpty()) {
        violations.accept(Anomaly.INVENTED_COMMAND, "nothing led to " + first);
      }
      return command;
    }
    Request<C> request = requests.get(first.commandId());
    if (request == null) {
      violations.accept(Anomaly.UNEXPECTED_EVENT, "nobody sent the command of " + first);
      return Optional.empty();
    }
    return asked(request, first, violations);
  }

  private Optional<C> asked(
      Request<C> request, LoggedEvent event, BiConsumer<Anomaly, String> violations) {
    if (!request.streamId().equals(event.streamId())) {
      violations.accept(Anomaly.UNEXPECTED_EVENT, request + " was for another one: " + event);
      return Optional.empty();
    }
    if (request.ifMatch() != null && request.ifMatch() != event.version() - 1) {
      violations.accept(Anomaly.IMPOSSIBLE_EVENT, "If-Match said " + request.ifMatch()
          + ", but " + event);
      return Optional.empty();
    }
    return Optional.of(request.command());
  }

  private Optional<List<E>> decide(
      C command, LoggedEvent event, BiConsumer<Anomaly, String> violations) {
    return switch (rules.decider().decide(command, states.getLast(), event.time())) {
      case Accepted<E, ?>(var decided) -> Optional.of(decided);
      case Rejected<E, ?>(var reason) -> {
        violations.accept(Anomaly.IMPOSSIBLE_EVENT, "the " + rules.noun() + " was "
            + states.getLast() + ", so " + reason + ", but " + event);
        yield Optional.empty();
      }
    };
  }

  private boolean matches(
      List<E> decided, int first, BiConsumer<Anomaly, String> violations) {
    String commandId = events.get(first).commandId();
    for (int i = 0; i < decided.size(); i++) {
      if (first + i >= events.size() || !events.get(first + i).commandId().equals(commandId)) {
        violations.accept(Anomaly.TORN_TRANSACTION, "command " + commandId + " has "
            + decided.size() + " events, but the log has " + i + " of them behind "
            + events.get(first));
        return false;
      }
      if (!rules.isIn(decided.get(i), events.get(first + i))) {
        violations.accept(Anomaly.IMPOSSIBLE_EVENT,
            decided.get(i) + " was to come, but there is " + events.get(first + i));
        return false;
      }
    }
    return true;
  }
}
