package io.orderlog.simulators;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What goes wrong on the way, as often as the settings say. It follows from the seed, from what it
 * happens to, and from how often that was tried in this process, so a retry may fare better and a
 * run can be repeated. Thread-safe.
 */
public final class Faults {

  /** What can go wrong. */
  public enum Kind {
    /** A call is refused with 503, and nothing is done. */
    ERROR,
    /** A call is carried out, and the connection is cut instead of an answer. */
    LOST_ANSWER,
    /** A webhook is sent once more after it was taken. */
    DOUBLED_WEBHOOK,
    /** A webhook is held back, so that later ones overtake it. */
    DELAYED_WEBHOOK
  }

  private static final int ALL = 100;

  private final long seed;
  private final Map<Kind, Integer> percents;
  private final Map<String, Integer> tries = new ConcurrentHashMap<>();

  /** @param percents of what happens to each kind, 0 to 100; those not named never happen */
  public Faults(long seed, Map<Kind, Integer> percents) {
    this.seed = seed;
    this.percents = Map.copyOf(percents);
  }

  /** Nothing goes wrong. */
  public static Faults none() {
    return new Faults(0, Map.of());
  }

  /**
   * Whether it happens this time.
   *
   * @param what it may happen to
   */
  public boolean strikes(Kind kind, String what) {
    int percent = percents.getOrDefault(kind, 0);
    if (percent == 0) {
      return false;
    }
    String place = kind + "/" + what;
    int tried = tries.merge(place, 1, Integer::sum);
    long mixed = new SplittableRandom(seed).nextLong() + (place + "/" + tried).hashCode();
    return new SplittableRandom(mixed).nextInt(ALL) < percent;
  }
}
