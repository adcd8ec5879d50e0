package io.orderlog.benchmarks.measure;

import java.util.Locale;

/**
 * One row of the result.
 *
 * @param what was measured
 * @param ours with its unit
 * @param ceiling with its unit, and what it is
 * @param ratio ours to the ceiling: the median, with the spread
 * @param goal for the ratio
 */
public record Figure(String what, String ours, String ceiling, String ratio, String goal) {

  /** A rate that should come close to its ceiling. */
  public static Figure rate(String what, Ratios ratios, String unit, String ceiling, String goal) {
    return new Figure(what, perSecond(ratios.oursMedian(), unit),
        perSecond(ratios.ceilingMedian(), unit) + " " + ceiling, ratios.ratio(), goal);
  }

  /** A time that should not be much longer than the least possible. */
  public static Figure time(String what, Ratios ratios, String ceiling, String goal) {
    return new Figure(what, millis(ratios.oursMedian()),
        millis(ratios.ceilingMedian()) + " " + ceiling, ratios.ratio(), goal);
  }

  private static String perSecond(double rate, String unit) {
    return String.format(Locale.ROOT, "%,.0f %s/s", rate, unit);
  }

  private static String millis(double millis) {
    return String.format(Locale.ROOT, "%,.2f ms", millis);
  }

  /** As a row of a Markdown table. */
  @Override
  public String toString() {
    return "| " + String.join(" | ", what, ours, ceiling, ratio, goal) + " |";
  }
}
