package io.orderlog.query;

import io.javalin.http.Context;
import io.orderlog.http.Problem;
import io.orderlog.http.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The parameters of one address. Mistakes are collected, so that all are named at once. */
final class QueryParameters {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Instant FIRST_TIME = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59.999Z");

  private final Map<String, List<String>> parameters;
  private final List<Problem.FieldError> errors = new ArrayList<>();

  private QueryParameters(Map<String, List<String>> parameters) {
    this.parameters = parameters;
  }

  static QueryParameters of(Context context) {
    return new QueryParameters(context.queryParamMap());
  }

  /** The value as it is; nothing if it is not there. */
  Optional<String> text(String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    return values.size() > 1
        ? wrong(name, "must not be there twice")
        : values.stream().findFirst();
  }

  /**
   * The value as what it stands for.
   *
   * @param read gives nothing for a wrong value
   * @param allowed what a right value looks like
   */
  <T> Optional<T> value(String name, Function<String, Optional<T>> read, String allowed) {
    return text(name).flatMap(text -> read.apply(text).or(() -> wrong(name, allowed)));
  }

  /** A whole number in decimal digits. */
  Optional<Long> number(String name, long smallest, long largest) {
    return value(name, text -> Optional.of(text)
        .filter(digits -> WHOLE_NUMBER.matcher(digits).matches())
        .map(Long::valueOf)
        .filter(number -> number >= smallest && number <= largest),
        "must be a whole number from " + smallest + " to " + largest);
  }

  /** An instant in ISO-8601, in milliseconds as events have it. */
  Optional<Instant> time(String name) {
    return value(name, QueryParameters::instant,
        "must be a time in UTC, as in 2026-03-01T10:00:00Z");
  }

  /** Notes a mistake. */
  <T> Optional<T> wrong(String name, String message) {
    errors.add(new Problem.FieldError(name, message));
    return Optional.empty();
  }

  /**
   * Ends the reading.
   *
   * @param known the parameters that the address may have
   * @throws ProblemException 400 for parameters that are unknown, doubled or wrong
   */
  void check(Set<String> known) {
    parameters.keySet().stream().filter(name -> !known.contains(name)).sorted()
        .forEach(name -> wrong(name, "is not a known parameter"));
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalidRequest(errors));
    }
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text))
          .filter(time -> !time.isBefore(FIRST_TIME) && !time.isAfter(LAST_TIME))
          .map(time -> time.truncatedTo(ChronoUnit.MILLIS));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
