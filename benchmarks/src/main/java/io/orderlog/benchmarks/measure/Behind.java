package io.orderlog.benchmarks.measure;

/** How a rate counts what is answered, but not yet seen in the read models. */
public final class Behind {

  /** How much later than the command side the read models may be, in seconds. */
  public static final double ALLOWED = 1;

  private Behind() {}

  /**
   * What the whole system takes in a second. When the read models need longer than they may to
   * have the last of it, the rest of that time counts: if the same had come over all of it, they
   * would be as late as they may be.
   *
   * @param count what was answered
   * @param seconds in which it came
   * @param behind the seconds until the read models had all of it
   */
  public static double rate(long count, double seconds, double behind) {
    return count / (seconds + Math.max(0, behind - ALLOWED));
  }
}
