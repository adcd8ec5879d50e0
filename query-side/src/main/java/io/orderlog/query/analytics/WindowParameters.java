package io.orderlog.query.analytics;

import io.orderlog.http.request.QueryParameters;
import io.orderlog.projections.analytics.Windows;
import io.orderlog.projections.analytics.Windows.Length;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/**
 * The windows that an address asks for: {@code window} is how long one is, {@code from} is in the
 * first, and {@code to} ends the last or is in it.
 */
final class WindowParameters {

  /** A day of minutes, or two months of hours. */
  static final int MAX_WINDOWS = 1_500;
  private static final int DEFAULT_WINDOWS = 60;
  private static final Instant FIRST_TIME = Instant.EPOCH;

  private WindowParameters() {}

  /**
   * Reads them, noting mistakes in the parameters. Without {@code window}, they are minutes;
   * without {@code to}, the last is the current one; without {@code from}, there are sixty.
   */
  static Windows read(QueryParameters parameters, InstantSource clock) {
    Length length = parameters.value("window", WindowParameters::length, "must be 1m or 1h")
        .orElse(Length.MINUTE);
    Optional<Instant> from = time(parameters, "from");
    Optional<Instant> to = time(parameters, "to");
    Instant end = to.orElseGet(() -> length.plus(length.begin(clock.instant()), 1));
    Windows windows = Windows.around(
        length, from.orElseGet(() -> length.plus(length.end(end), -DEFAULT_WINDOWS)), end);
    if (from.isPresent() && !from.get().isBefore(end)) {
      parameters.wrong(to.isPresent() ? "to" : "from", to.isPresent()
          ? "must be after from"
          : "must be before the end of the current window, " + end);
    } else if (windows.count() > MAX_WINDOWS) {
      parameters.wrong("from", "must be at most " + MAX_WINDOWS + " windows of " + length.text()
          + " before " + windows.to());
    }
    return windows;
  }

  private static Optional<Instant> time(QueryParameters parameters, String name) {
    return parameters.time(name).filter(time -> !time.isBefore(FIRST_TIME)
        || parameters.wrong(name, "must not be before 1970").isPresent());
  }

  private static Optional<Length> length(String text) {
    return Arrays.stream(Length.values()).filter(each -> each.text().equals(text)).findFirst();
  }
}
