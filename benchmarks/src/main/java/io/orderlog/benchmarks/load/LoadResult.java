package io.orderlog.benchmarks.load;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;

/**
 * What came of a load.
 *
 * @param answered how many requests were answered, by status
 * @param elapsed how long it was measured
 * @param latencyMicros from the first byte sent to the last byte read
 */
public record LoadResult(
    Map<Integer, Long> answered, Duration elapsed, Histogram latencyMicros) {

  /**
   * Answers per second.
   *
   * @throws IllegalStateException if any answer has a status other than this: a rate of refusals is
   *     no rate
   */
  public double rate(int expectedStatus) {
    return count(expectedStatus) / seconds();
  }

  /** How long it was measured, in seconds. */
  public double seconds() {
    return elapsed.toNanos() / 1e9;
  }

  /**
   * How many answers there were.
   *
   * @throws IllegalStateException if any answer has a status other than this
   */
  public long count(int expectedStatus) {
    requireAll(expectedStatus);
    return answered.getOrDefault(expectedStatus, 0L);
  }

  /**
   * Accepts nothing but answers with this status.
   *
   * @throws IllegalStateException if there is no answer, or one with another status
   */
  public void requireAll(int expectedStatus) {
    if (!answered.keySet().equals(Set.of(expectedStatus))) {
      throw new IllegalStateException("not all answers were " + expectedStatus + ": " + answered);
    }
  }

  /** A percentile of the latency, in milliseconds. */
  public double millis(double percentile) {
    return latencyMicros.getValueAtPercentile(percentile) / 1000.0;
  }
}
