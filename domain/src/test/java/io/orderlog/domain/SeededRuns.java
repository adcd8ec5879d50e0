package io.orderlog.domain;

import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;

/**
 * A test that is run with one random generator per seed. What a run does follows from its seed
 * alone, so the seed of a failure is all that is needed to see it again:
 * {@code mvn test -Dorderlog.seed=<seed>} runs that one only.
 */
public record SeededRuns(List<Long> seeds) {

  /** Named, because the default one may be another on another JDK. */
  private static final String ALGORITHM = "L64X128MixRandom";
  private static final int RUNS = 500;

  /** The same runs in every build, and as many that no build has seen before. */
  public static SeededRuns fixedAndFresh() {
    String onlySeed = System.getProperty("orderlog.seed");
    if (onlySeed != null) {
      return new SeededRuns(List.of(Long.valueOf(onlySeed)));
    }
    LongStream fresh = RandomGenerator.of(ALGORITHM).longs(RUNS);
    return new SeededRuns(LongStream.concat(fixedSeeds(), fresh).boxed().toList());
  }

  /** As {@link #fixedAndFresh}, and first those that once found something. */
  public static SeededRuns fixedAndFreshAnd(long... onceFailed) {
    SeededRuns runs = fixedAndFresh();
    return System.getProperty("orderlog.seed") != null
        ? runs
        : new SeededRuns(LongStream.concat(LongStream.of(onceFailed),
            runs.seeds().stream().mapToLong(Long::longValue)).boxed().toList());
  }

  /** The same runs in every build, so that whatever they add up to is no matter of luck. */
  public static SeededRuns fixed() {
    return new SeededRuns(fixedSeeds().boxed().toList());
  }

  /** Ends with the first run that fails, and names its seed. */
  public void check(Consumer<RandomGenerator> run) {
    for (long seed : seeds) {
      try {
        run.accept(random(seed));
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError(
            "With -Dorderlog.seed=" + seed + ": " + failure.getMessage(), failure);
      }
    }
  }

  private static LongStream fixedSeeds() {
    return LongStream.rangeClosed(1, RUNS);
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of(ALGORITHM).create(seed);
  }
}
