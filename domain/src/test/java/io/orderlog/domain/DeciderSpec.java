package io.orderlog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
  private final Optional<Instant> usual;

  private DeciderSpec(
      Decider<C, S, E, R> decider, List<E> history, Optional<Instant> usual) {
    this.usual = usual;
    this.decider = decider;
    this.history = List.copyOf(history);
    this.state = evolve(decider.initial(), history);
  }

  public static <C, S, E, R> DeciderSpec<C, S, E, R> given(
      Decider<C, S, E, R> decider, List<E> history) {
    return new DeciderSpec<>(decider, history, Optional.empty());
  }

  /** For a decider that cannot do without a time: this one, where none is said. */
  public static <C, S, E, R> DeciderSpec<C, S, E, R> given(
      Decider<C, S, E, R> decider, List<E> history, Instant usual) {
    return new DeciderSpec<>(decider, history, Optional.of(usual));
  }

  public Outcome when(C command) {
    return usual.map(at -> when(command, at))
        .orElseGet(() -> new Outcome(command, () -> decider.decide(command, state)));
  }

  public Outcome when(C command, Instant at) {
    return new Outcome(command + " at " + at, () -> decider.decide(command, state, at));
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

    private final Object command;
    private final Decision<E, R> decision;

    private Outcome(Object command, Supplier<Decision<E, R>> decide) {
      this.command = command;
      try {
        this.decision = decide.get();
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
      return "\ngiven " + events + "\nstate " + state + "\nwhen  " + command + "\n";
    }
  }
}
