package io.orderlog.faults.shop;

import static java.util.stream.Collectors.groupingBy;

import io.orderlog.domain.agenda.Agenda;
import io.orderlog.domain.reactions.Reactions;
import io.orderlog.faults.check.Rules;
import io.orderlog.faults.history.Attempt;
import io.orderlog.faults.history.LogContent;
import io.orderlog.faults.history.LoggedEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** One log of a shop, and all that clients asked of it. */
public final class ShopLog<C, S, E, R> {

  private final Definition<C, S, E, R> definition;
  private final LogContent content;
  private final List<Attempt<C>> attempts;
  private final List<Told<E>> told;
  private final Map<String, List<Told<E>>> byStream;

  /**
   * What a log is about.
   *
   * @param name as in {@code orders}
   * @param reactions what follows from its events elsewhere
   * @param agenda what its aggregates wait for
   * @param isFinal whether who sent a command because of an event may forget a refusal
   */
  record Definition<C, S, E, R>(String name, Rules<C, S, E, R> rules, Reactions<E> reactions,
      Agenda<S, C, ?> agenda, Predicate<R> isFinal) {}

  /** One event, and what it says. */
  record Told<E>(LoggedEvent logged, E event) {

    String stream() {
      return logged.streamId();
    }
  }

  /**
   * Reads all of it.
   *
   * @throws io.orderlog.eventlog.codec.UnreadableEventException if there is no event in a record
   */
  ShopLog(
      Definition<C, S, E, R> definition, LogContent content, List<Attempt<C>> attempts) {
    this.definition = definition;
    this.content = content;
    this.attempts = List.copyOf(attempts);
    this.told = content.committed().stream()
        .map(event -> new Told<>(event, definition.rules().read(event))).toList();
    this.byStream = told.stream().collect(groupingBy(Told::stream));
  }

  String name() {
    return definition.name();
  }

  Definition<C, S, E, R> definition() {
    return definition;
  }

  Rules<C, S, E, R> rules() {
    return definition.rules();
  }

  LogContent content() {
    return content;
  }

  List<Attempt<C>> attempts() {
    return attempts;
  }

  List<Told<E>> told() {
    return told;
  }

  List<Told<E>> toldOf(String stream) {
    return byStream.getOrDefault(stream, List.of());
  }

  Set<String> streams() {
    return new TreeMap<>(byStream).keySet();
  }

  /** Empty for a history that is impossible; the checker of histories has told of that. */
  Optional<S> state(String stream) {
    S state = rules().decider().initial();
    try {
      for (Told<E> each : toldOf(stream)) {
        state = rules().decider().evolve(state, each.event());
      }
      return Optional.of(state);
    } catch (IllegalStateException impossible) {
      return Optional.empty();
    }
  }
}
