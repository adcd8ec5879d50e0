package io.orderlog.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * Two figures measured in turn, several times, so that what else the machine does meets both.
 *
 * @param ours round by round
 * @param ceiling round by round
 */
public record Ratios(List<Double> ours, List<Double> ceiling) {

  /** Measures both this many times, after rounds that do not count. */
  public static Ratios measure(
      int discarded, int rounds, DoubleSupplier ours, DoubleSupplier ceiling) {
    List<Double> oursByRound = new ArrayList<>();
    List<Double> ceilingByRound = new ArrayList<>();
    for (int round = 0; round < discarded + rounds; round++) {
      ceilingByRound.add(ceiling.getAsDouble());
      oursByRound.add(ours.getAsDouble());
    }
    return new Ratios(oursByRound.subList(discarded, discarded + rounds),
        ceilingByRound.subList(discarded, discarded + rounds));
  }

  /** The middle of ours divided by its ceiling, with the least and the greatest. */
  public String ratio() {
    List<Double> sorted = java.util.stream.IntStream.range(0, ours.size())
        .mapToObj(round -> ours.get(round) / ceiling.get(round)).sorted().toList();
    return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median(sorted), sorted.getFirst(),
        sorted.getLast());
  }

  /** The middle of ours. */
  public double oursMedian() {
    return median(ours);
  }

  /** The middle of the ceiling. */
  public double ceilingMedian() {
    return median(ceiling);
  }

  /** The middle one of at least one; of an even number, halfway between the two in the middle. */
  public static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
