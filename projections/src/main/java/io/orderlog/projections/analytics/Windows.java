package io.orderlog.projections.analytics;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Windows of one length, one after the other without a gap, that begin at whole minutes or hours in
 * UTC.
 *
 * @param from where the first begins
 * @param to where the last ends; behind {@code from}
 */
public record Windows(Length length, Instant from, Instant to) {

  /** How long a window is. */
  public enum Length {
    MINUTE("1m", ChronoUnit.MINUTES, 1), HOUR("1h", ChronoUnit.HOURS, 60);

    private final String text;
    private final ChronoUnit unit;
    private final long minutes;

    Length(String text, ChronoUnit unit, long minutes) {
      this.text = text;
      this.unit = unit;
      this.minutes = minutes;
    }

    /** As users write it. */
    public String text() {
      return text;
    }

    long minutes() {
      return minutes;
    }

    /** The window's begin that is not after this. */
    public Instant begin(Instant time) {
      return time.truncatedTo(unit);
    }

    /** The window's end that is not before this. */
    public Instant end(Instant time) {
      Instant begin = begin(time);
      return begin.equals(time) ? time : begin.plus(1, unit);
    }

    /** So many windows later, or earlier. */
    public Instant plus(Instant time, long windows) {
      return time.plus(windows, unit);
    }
  }

  /** All windows that lie between these times or have a part of that. */
  public static Windows around(Length length, Instant from, Instant to) {
    return new Windows(length, length.begin(from), length.end(to));
  }

  /** How many they are. */
  public long count() {
    return length.unit.between(from, to);
  }

  /** The minute in which something happened, since 1970. */
  static long minuteOf(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), 60L);
  }
}
