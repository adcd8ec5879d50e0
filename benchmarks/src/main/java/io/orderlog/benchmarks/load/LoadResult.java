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
    if (!answered.keySet().equals(Set.of(expectedStatus))) {
      throw new IllegalStateException("not all answers were " + expectedStatus + ": " + answered);
    }
    return answered.getOrDefault(expectedStatus, 0L) / (elapsed.toNanos() / 1e9);
  }

  /** A percentile of the latency, in milliseconds. */
  public double millis(double percentile) {
    return latencyMicros.getValueAtPercentile(percentile) / 1000.0;
  }
}
