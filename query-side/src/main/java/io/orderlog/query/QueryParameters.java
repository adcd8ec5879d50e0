package io.orderlog.query;

import io.javalin.http.Context;
import io.orderlog.domain.order.OrderStatus;
import io.orderlog.http.Problem;
import io.orderlog.http.ProblemException;
import io.orderlog.projections.orders.OrderQuery;
import io.orderlog.projections.orders.OrderQuery.Cursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the address of a list asks for, with every mistake named at once. */
final class QueryParameters {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Set<String> KNOWN = Set.of("customerId", "status", "limit", "cursor");

  private final Map<String, List<String>> parameters;
  private final List<Problem.FieldError> errors = new ArrayList<>();

  private QueryParameters(Map<String, List<String>> parameters) {
    this.parameters = parameters;
  }

  /**
   * Reads them.
   *
   * @throws ProblemException 400 for parameters that are unknown, doubled or wrong
   */
  static OrderQuery of(Context context) {
    QueryParameters parameters = new QueryParameters(context.queryParamMap());
    OrderQuery query = new OrderQuery(parameters.single("customerId").orElse(null),
        parameters.status().orElse(null), parameters.cursor().orElse(null), parameters.limit());
    parameters.check();
    return query;
  }

  private Optional<OrderStatus> status() {
    return single("status").flatMap(value -> Arrays.stream(OrderStatus.values())
        .filter(status -> status.name().equals(value)).findFirst()
        .or(() -> wrong("status", "must be one of " + Arrays.stream(OrderStatus.values())
            .map(Enum::name).collect(Collectors.joining(", ")))));
  }

  private Optional<Cursor> cursor() {
    return single("cursor").flatMap(value -> PageCursor.read(value)
        .or(() -> wrong("cursor", "must be the next of an earlier page")));
  }

  private int limit() {
    return single("limit").flatMap(value -> Optional.of(value)
        .filter(text -> WHOLE_NUMBER.matcher(text).matches())
        .map(Integer::valueOf)
        .filter(limit -> limit >= 1 && limit <= MAX_LIMIT)
        .or(() -> wrong("limit", "must be a whole number from 1 to " + MAX_LIMIT)))
        .orElse(DEFAULT_LIMIT);
  }

  private Optional<String> single(String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    return values.size() > 1
        ? wrong(name, "must not be there twice")
        : values.stream().findFirst();
  }

  private <T> Optional<T> wrong(String name, String message) {
    errors.add(new Problem.FieldError(name, message));
    return Optional.empty();
  }

  private void check() {
    parameters.keySet().stream().filter(name -> !KNOWN.contains(name)).sorted()
        .forEach(name -> wrong(name, "is not a known parameter"));
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalidRequest(errors));
    }
  }
}
