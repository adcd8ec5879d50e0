package io.orderlog.projections.readmodel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Days in UTC.
 *
 * @param first included
 * @param last included, not before the first
 */
public record DayRange(LocalDate first, LocalDate last) {

  /** The day on which something happened. */
  public static LocalDate dayOf(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  /** How many days these are. */
  public long days() {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }
}
