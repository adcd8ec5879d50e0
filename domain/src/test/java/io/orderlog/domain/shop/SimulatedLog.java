package io.orderlog.domain.shop;

import io.orderlog.domain.Decider;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * One log and its writer, in memory: decides each command once, whatever it is sent how often, and
 * remembers only what it accepted.
 */
final class SimulatedLog<C, S, E, R> {

  private static final int PARTITIONS = 3;

  /** One event and where it stands. */
  record Entry<E>(String stream, int version, E event, Instant at) {}

  /** What became of a command. */
  enum Outcome {
    ACCEPTED, REPLAYED, REFUSED_FOR_GOOD, REFUSED
  }

  private final String name;
  private final Decider<C, S, E, R> decider;
  private final Predicate<R> isFinal;
  private final BiConsumer<String, S> changed;
  private final Map<String, S> states = new HashMap<>();
  private final Map<String, Integer> versions = new HashMap<>();
  private final Set<String> handled = new HashSet<>();
  private final List<List<Entry<E>>> partitions = new ArrayList<>();

  /** @param changed hears of each new state */
  SimulatedLog(String name, Decider<C, S, E, R> decider, Predicate<R> isFinal,
      BiConsumer<String, S> changed) {
    this.name = name;
    this.decider = decider;
    this.isFinal = isFinal;
    this.changed = changed;
    for (int i = 0; i < PARTITIONS; i++) {
      partitions.add(new ArrayList<>());
    }
  }

  String name() {
    return name;
  }

  S state(String stream) {
    return states.getOrDefault(stream, decider.initial());
  }

  Map<String, S> states() {
    return states;
  }

  List<List<Entry<E>>> partitions() {
    return partitions;
  }

  List<Entry<E>> entries() {
    return partitions.stream().flatMap(List::stream).toList();
  }

  /** @param key names the command for ever; empty for one that nobody sends twice */
  Outcome send(String key, String stream, C command, Instant at) {
    if (!key.isEmpty() && handled.contains(stream + " " + key)) {
      return Outcome.REPLAYED;
    }
    S before = state(stream);
    return switch (decider.decide(command, before, at)) {
      case Accepted<E, R>(var events) -> {
        append(stream, events, before, at);
        handled.add(stream + " " + key);
        yield Outcome.ACCEPTED;
      }
      case Rejected<E, R>(var reason) -> isFinal.test(reason)
          ? Outcome.REFUSED_FOR_GOOD
          : Outcome.REFUSED;
    };
  }

  /** Why it is not taken, if it is not. */
  Optional<R> refusal(String stream, C command, Instant at) {
    return decider.decide(command, state(stream), at) instanceof Rejected<E, R>(var reason)
        ? Optional.of(reason)
        : Optional.empty();
  }

  private void append(String stream, List<E> events, S before, Instant at) {
    S state = before;
    for (E event : events) {
      state = decider.evolve(state, event);
      int version = versions.merge(stream, 1, Integer::sum);
      partitions.get(Math.floorMod(stream.hashCode(), PARTITIONS))
          .add(new Entry<>(stream, version, event, at));
    }
    states.put(stream, state);
    changed.accept(stream, state);
  }
}
