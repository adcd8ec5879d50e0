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
  public record Definition<C, S, E, R>(String name, Rules<C, S, E, R> rules, Reactions<E> reactions,
      Agenda<S, C, ?> agenda, Predicate<R> isFinal) {}

  /** One event, and what it says. */
  public record Told<E>(LoggedEvent logged, E event) {

    /** The id of the aggregate. */
    public String stream() {
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

  /** As in {@code orders}. */
  public String name() {
    return definition.name();
  }

  /** What it is about. */
  public Definition<C, S, E, R> definition() {
    return definition;
  }

  /** Those of its aggregates. */
  public Rules<C, S, E, R> rules() {
    return definition.rules();
  }

  /** What is in it. */
  public LogContent content() {
    return content;
  }

  /** What clients asked of its aggregates, and were answered. */
  public List<Attempt<C>> attempts() {
    return attempts;
  }

  /** All events, each partition in the order of its offsets. */
  public List<Told<E>> told() {
    return told;
  }

  /** The events of one aggregate. */
  public List<Told<E>> toldOf(String stream) {
    return byStream.getOrDefault(stream, List.of());
  }

  /** The ids of all aggregates that have events. */
  public Set<String> streams() {
    return new TreeMap<>(byStream).keySet();
  }

  /** Empty for a history that is impossible; the checker of histories has told of that. */
  public Optional<S> state(String stream) {
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
