package io.orderlog.domain;

import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What became of one aggregate that met these commands, one after the other. */
public record Walk<C, S, E, R>(S start, List<Step<C, S, E, R>> steps) {

  public static final Instant BEGIN = Instant.parse("2026-11-23T12:00:00Z");

  /**
   * What is tried next. The command may depend on the state: commands drawn blindly would hardly
   * ever fit.
   */
  public record Attempt<C, S>(Duration later, Function<S, C> command) {}

  /** One command and where it led. */
  public record Step<C, S, E, R>(
      S before, C command, Instant at, Decision<E, R> decision, S after) {

    public List<E> events() {
      return switch (decision) {
        case Accepted<E, R>(var events) -> events;
        case Rejected<E, R> _ -> List.of();
      };
    }
  }

  /** Decides each command against the state that the events before it have led to. */
  public static <C, S, E, R> Walk<C, S, E, R> lead(
      Decider<C, S, E, R> decider, List<Attempt<C, S>> attempts) {
    List<Step<C, S, E, R>> steps = new ArrayList<>();
    Walk<C, S, E, R> walk = new Walk<>(decider.initial(), steps);
    Instant at = BEGIN;
    for (Attempt<C, S> attempt : attempts) {
      at = at.plus(attempt.later());
      C command = attempt.command().apply(walk.state());
      try {
        steps.add(step(decider, walk.state(), command, at));
      } catch (RuntimeException unexpected) {
        throw new AssertionError(
            unexpected + "\nby " + command + "\nin " + walk.state() + "\nafter" + walk, unexpected);
      }
    }
    return walk;
  }

  private static <C, S, E, R> Step<C, S, E, R> step(
      Decider<C, S, E, R> decider, S before, C command, Instant at) {
    Decision<E, R> decision = decider.decide(command, before, at);
    S after = before;
    if (decision instanceof Accepted<E, R>(var events)) {
      for (E event : events) {
        after = decider.evolve(after, event);
      }
    }
    return new Step<>(before, command, at, decision, after);
  }

  public List<E> events() {
    return steps.stream().flatMap(step -> step.events().stream()).toList();
  }

  /** The state at the end. */
  public S state() {
    return steps.isEmpty() ? start : steps.getLast().after();
  }

  @Override
  public String toString() {
    return steps.stream().map(step -> step.at() + " " + step.command() + " -> " + step.decision())
        .collect(Collectors.joining("\n", "\n", "\n"));
  }
}
