package io.orderlog.query;

import io.orderlog.http.request.QueryParameters;
import io.orderlog.projections.readmodel.DayRange;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;

/** The days that an address asks for: {@code from} and {@code to}, both included, in UTC. */
public final class DayParameters {

  static final int MAX_DAYS = 366;
  private static final int DEFAULT_DAYS = 30;
  private static final String ALLOWED = "must be a day, as in 2026-03-01";

  private DayParameters() {}

  /**
   * Reads them, noting mistakes in the parameters. Without {@code to}, the last day is today;
   * without {@code from}, there are thirty days.
   */
  public static DayRange read(QueryParameters parameters, InstantSource clock) {
    Optional<LocalDate> from = parameters.value("from", DayParameters::day, ALLOWED);
    Optional<LocalDate> to = parameters.value("to", DayParameters::day, ALLOWED);
    LocalDate last = to.orElseGet(() -> DayRange.dayOf(clock.instant()));
    DayRange days = new DayRange(from.orElse(last.minusDays(DEFAULT_DAYS - 1)), last);
    if (from.isPresent() && days.days() < 1) {
      parameters.wrong(to.isPresent() ? "to" : "from", to.isPresent()
          ? "must not be before from"
          : "must not be after today, " + last);
    } else if (days.days() > MAX_DAYS) {
      parameters.wrong("from", "must be at most " + MAX_DAYS + " days up to " + last);
    }
    return days;
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text))
          .filter(day -> day.getYear() >= 1 && day.getYear() <= 9999);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
