package io.orderlog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A decider's behaviour as a sentence over events: given what has happened, when a command comes,
 * then these events happen or this is why not. The state is the decider's own fold over the
 * history; a sentence that does not hold fails with the history, the state and the command.
 */
public final class DeciderSpec<C, S, E, R> {

  private final Decider<C, S, E, R> decider;
  private final List<E> history;
  private final S state;
  private final Instant usual;

  private DeciderSpec(Decider<C, S, E, R> decider, List<E> history, Instant usual) {
    this.usual = usual;
    this.decider = decider;
    this.history = List.copyOf(history);
    this.state = evolve(decider.initial(), history);
  }

  public static <C, S, E, R> DeciderSpec<C, S, E, R> given(
      TimelessDecider<C, S, E, R> decider, List<E> history) {
    return new DeciderSpec<>(decider, history, Instant.EPOCH);
  }

  /** Decided at this time, where no other is said. */
  public static <C, S, E, R> DeciderSpec<C, S, E, R> given(
      Decider<C, S, E, R> decider, List<E> history, Instant usual) {
    return new DeciderSpec<>(decider, history, usual);
  }

  public Outcome when(C command) {
    return new Outcome(command, usual, "");
  }

  public Outcome when(C command, Instant at) {
    return new Outcome(command, at, " at " + at);
  }

  private S evolve(S start, List<E> events) {
    S current = start;
    for (E event : events) {
      current = decider.evolve(current, event);
    }
    return current;
  }

  /** What the command led to. */
  public final class Outcome {

    private final String asked;
    private final Decision<E, R> decision;

    private Outcome(C command, Instant at, String time) {
      this.asked = command + time;
      try {
        this.decision = decider.decide(command, state, at);
      } catch (RuntimeException unexpected) {
        throw new AssertionError(scenario() + "\nthrew " + unexpected, unexpected);
      }
    }

    /** Exactly these events happen, and the state can take them. */
    @SafeVarargs
    @SuppressWarnings("varargs") // List.of only reads the array
    public final void then(E... events) {
      List<E> expected = List.of(events);
      assertThat(decision).as(scenario()).isEqualTo(new Decision.Accepted<>(expected));
      evolve(state, expected);
    }

    /** Nothing happens, for exactly this reason. */
    public void thenRejected(R reason) {
      assertThat(decision).as(scenario()).isEqualTo(Decision.reject(reason));
    }

    private String scenario() {
      String events = history.stream().map(Object::toString)
          .collect(Collectors.joining("\n      "));
      return "\ngiven " + events + "\nstate " + state + "\nwhen  " + asked + "\n";
    }
  }
}
