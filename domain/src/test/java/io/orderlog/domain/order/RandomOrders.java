package io.orderlog.domain.order;

import io.orderlog.domain.SeededRuns;
import io.orderlog.domain.order.Life.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The lives of many orders whose clients try anything. What does not hold fails with the seed and
 * with a life as short as it gets: without any one of its commands, nothing would be wrong.
 */
record RandomOrders(SeededRuns runs) {

  void eachStep(Consumer<Step> invariant) {
    eachLife(life -> life.steps().forEach(invariant));
  }

  void eachLife(Consumer<Life> invariant) {
    runs.check(random -> checkAndShorten(new RandomAttempts(random).sequence(), invariant));
  }

  private static void checkAndShorten(List<Attempt> attempts, Consumer<Life> invariant) {
    try {
      check(Life.lead(attempts), invariant);
    } catch (AssertionError failure) {
      IntStream.range(0, attempts.size())
          .forEach(i -> checkAndShorten(without(i, attempts), invariant));
      throw failure;
    }
  }

  private static void check(Life life, Consumer<Life> invariant) {
    try {
      invariant.accept(life);
    } catch (AssertionError | RuntimeException failure) {
      throw new AssertionError(failure.getMessage() + "\nafter" + life, failure);
    }
  }

  private static List<Attempt> without(int index, List<Attempt> attempts) {
    List<Attempt> others = new ArrayList<>(attempts);
    others.remove(index);
    return others;
  }
}
