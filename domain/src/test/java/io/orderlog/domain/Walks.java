package io.orderlog.domain;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.Walk.Attempt;
import io.orderlog.domain.Walk.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The lives of many aggregates that meet anything. What does not hold fails with the seed and with
 * a walk as short as it gets: without any one of its commands, nothing would be wrong.
 */
public record Walks<C, S, E, R>(Decider<C, S, E, R> decider,
    Function<RandomGenerator, List<Attempt<C, S>>> draw, SeededRuns runs) {

  public Walks(
      Decider<C, S, E, R> decider, Function<RandomGenerator, List<Attempt<C, S>>> draw) {
    this(decider, draw, SeededRuns.fixedAndFresh());
  }

  public void eachStep(Consumer<Step<C, S, E, R>> invariant) {
    eachWalk(walk -> walk.steps().forEach(invariant));
  }

  public void eachWalk(Consumer<Walk<C, S, E, R>> invariant) {
    runs.check(random -> checkAndShorten(draw.apply(random), invariant));
  }

  /** Replaying the events gives the live state, and the same question the same decision. */
  public void checkPurity() {
    eachWalk(walk -> {
      S replayed = decider.initial();
      for (E event : walk.events()) {
        replayed = decider.evolve(replayed, event);
      }
      assertThat(replayed).isEqualTo(walk.state());
      for (Step<C, S, E, R> step : walk.steps()) {
        assertThat(decider.decide(step.command(), step.before(), step.at()))
            .isEqualTo(step.decision());
      }
    });
  }

  /** What the rules decide, an import would take. */
  public void checkNoContradiction() {
    eachWalk(walk -> {
      S replayed = decider.initial();
      for (E event : walk.events()) {
        assertThat(decider.contradiction(replayed, event)).as("%s in %s", event, replayed)
            .isEmpty();
        replayed = decider.evolve(replayed, event);
      }
    });
  }

  /**
   * What is refused for good stays refused: a command sent again, after whatever has happened, does
   * not do what was said not to have been done.
   */
  public void checkFinality(Predicate<C> isSentAgain, Predicate<R> isFinal) {
    eachWalk(walk -> {
      List<Step<C, S, E, R>> steps = walk.steps();
      for (int i = 0; i < steps.size(); i++) {
        if (isSentAgain.test(steps.get(i).command())
            && isRefused(steps.get(i).decision(), isFinal)) {
          for (Step<C, S, E, R> later : steps.subList(i, steps.size())) {
            C command = steps.get(i).command();
            assertThat(decider.decide(command, later.after(), later.at()))
                .as("%s, refused before%nin %s", command, later.after())
                .matches(decision -> isRefused(decision, isFinal));
          }
        }
      }
    });
  }

  /** Without this, a property might hold because hardly anything happens. */
  public <T> void checkThatEachIsIn(
      int perMille, Class<T> sealed, Function<Step<C, S, E, R>, Stream<?>> found) {
    List<Walk<C, S, E, R>> all = new ArrayList<>();
    new Walks<>(decider, draw, SeededRuns.fixed()).eachWalk(all::add);
    Map<String, Long> walksByType = all.stream()
        .flatMap(walk -> walk.steps().stream().flatMap(found)
            .map(each -> each.getClass().getSimpleName()).distinct())
        .collect(groupingBy(Function.identity(), counting()));
    assertThat(SealedTypes.namesBelow(sealed)).as("in " + all.size() + " walks " + walksByType)
        .allMatch(
            type -> walksByType.getOrDefault(type, 0L) * 1000L >= (long) perMille * all.size());
  }

  /** The reason for a refusal, if it is one. */
  public static <E, R> Stream<R> reasons(Decision<E, R> decision) {
    return decision instanceof Rejected<E, R>(var reason) ? Stream.of(reason) : Stream.empty();
  }

  private static <E, R> boolean isRefused(Decision<E, R> decision, Predicate<R> isFinal) {
    return reasons(decision).anyMatch(isFinal);
  }

  private void checkAndShorten(
      List<Attempt<C, S>> attempts, Consumer<Walk<C, S, E, R>> invariant) {
    try {
      check(Walk.lead(decider, attempts), invariant);
    } catch (AssertionError failure) {
      IntStream.range(0, attempts.size())
          .forEach(i -> checkAndShorten(without(i, attempts), invariant));
      throw failure;
    }
  }

  private static <C, S, E, R> void check(
      Walk<C, S, E, R> walk, Consumer<Walk<C, S, E, R>> invariant) {
    try {
      invariant.accept(walk);
    } catch (AssertionError | RuntimeException failure) {
      throw new AssertionError(failure.getMessage() + "\nafter" + walk, failure);
    }
  }

  private static <T> List<T> without(int index, List<T> all) {
    List<T> others = new ArrayList<>(all);
    others.remove(index);
    return others;
  }
}
