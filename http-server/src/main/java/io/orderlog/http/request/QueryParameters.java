package io.orderlog.http.request;

import io.javalin.http.Context;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The query parameters of one request, the only way to them. Not there, there and wrong, and there
 * are three things: one that cannot be understood is never taken for absent. Mistakes are
 * collected, so that all are named at once; until {@link #check}, a wrong parameter reads as none.
 * Used by one thread.
 */
public final class QueryParameters {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Instant FIRST_TIME = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59.999Z");

  private final Map<String, List<String>> parameters = new LinkedHashMap<>();
  private final Set<String> malformed = new HashSet<>();
  private final List<Problem.FieldError> errors = new ArrayList<>();

  private QueryParameters(String query) {
    for (String parameter : query.split("&", -1)) {
      if (!parameter.isEmpty()) {
        add(parameter);
      }
    }
  }

  /** Those of the request, in whatever charset its body may be: a query is UTF-8. */
  public static QueryParameters of(Context context) {
    String query = context.queryString();
    return new QueryParameters(query == null ? "" : query);
  }

  /**
   * For an address that takes none.
   *
   * @throws ProblemException 400 if there are some
   */
  public static void requireNone(Context context) {
    of(context).check(Set.of());
  }

  private void add(String parameter) {
    String[] parts = parameter.split("=", 2);
    Optional<String> name = PercentEncoding.decode(parts[0]);
    Optional<String> value = PercentEncoding.decode(parts.length == 1 ? "" : parts[1]);
    String shownName = name.orElse(parts[0]);
    if (name.isEmpty() || value.isEmpty()) {
      if (malformed.add(shownName)) {
        wrong(shownName, "must be UTF-8 without control characters, percent-encoded");
      }
    } else {
      parameters.computeIfAbsent(name.get(), _ -> new ArrayList<>()).add(value.get());
    }
  }

  /** Whether it is there, right or wrong. */
  public boolean has(String name) {
    return malformed.contains(name) || parameters.containsKey(name);
  }

  /** The value as it is, which may be blank; empty if the parameter is absent. */
  public Optional<String> text(String name) {
    List<String> values = texts(name);
    return values.size() > 1
        ? wrong(name, "must not be there twice")
        : values.stream().findFirst();
  }

  /** The values of one that may be there several times. */
  public List<String> texts(String name) {
    return malformed.contains(name) ? List.of() : parameters.getOrDefault(name, List.of());
  }

  /**
   * The value, converted to what it means.
   *
   * @param read gives nothing for a wrong value
   * @param allowed what a right value looks like
   */
  public <T> Optional<T> value(
      String name, Function<String, Optional<T>> read, String allowed) {
    return text(name).flatMap(text -> read.apply(text).or(() -> wrong(name, allowed)));
  }

  /** A whole number in decimal digits. */
  public Optional<Long> number(String name, long smallest, long largest) {
    return value(name, text -> Optional.of(text)
        .filter(digits -> WHOLE_NUMBER.matcher(digits).matches())
        .map(Long::valueOf)
        .filter(number -> number >= smallest && number <= largest),
        "must be a whole number from " + smallest + " to " + largest);
  }

  /** An instant in ISO-8601, in milliseconds as events have it. */
  public Optional<Instant> time(String name) {
    return value(name, QueryParameters::instant,
        "must be a time in UTC, as in 2026-03-01T10:00:00Z");
  }

  /** Notes a mistake. */
  public <T> Optional<T> wrong(String name, String message) {
    errors.add(new Problem.FieldError(name, message));
    return Optional.empty();
  }

  /**
   * Ends the reading.
   *
   * @param known the parameters that the address may have
   * @throws ProblemException 400 for parameters that are unknown, doubled or wrong
   */
  public void check(Set<String> known) {
    parameters.keySet().stream()
        .filter(name -> !known.contains(name) && !malformed.contains(name)).sorted()
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
