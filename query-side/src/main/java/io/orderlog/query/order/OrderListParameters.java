package io.orderlog.query.order;

import static java.util.stream.Collectors.joining;

import io.javalin.http.Context;
import io.orderlog.domain.order.OrderStatus;
import io.orderlog.http.request.QueryParameters;
import io.orderlog.projections.orders.OrderFilter;
import io.orderlog.projections.orders.OrderQuery;
import io.orderlog.projections.orders.OrderQuery.Cursor;
import io.orderlog.projections.orders.OrderSort;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which orders the address of a list asks for. */
final class OrderListParameters {

  private static final long DEFAULT_LIMIT = 50;
  private static final long MAX_LIMIT = 200;
  private static final Set<String> KNOWN = Set.of("customerId", "status", "sku", "placedFrom",
      "placedTo", "sort", "limit", "cursor");

  private final QueryParameters parameters;

  private OrderListParameters(QueryParameters parameters) {
    this.parameters = parameters;
  }

  /**
   * Reads them.
   *
   * @throws io.orderlog.http.problem.ProblemException 400 for parameters that are unknown, doubled
   *     or wrong
   */
  static OrderQuery read(Context context) {
    QueryParameters parameters = QueryParameters.of(context);
    OrderQuery query = new OrderListParameters(parameters).query();
    parameters.check(KNOWN);
    return query;
  }

  private OrderQuery query() {
    OrderFilter filter = filter();
    OrderSort sort = parameters.value("sort", OrderSort::named,
        "must be one of " + names(OrderSort.values())).orElse(OrderSort.PLACED_AT_DESCENDING);
    Optional<Cursor> after = cursor(filter, sort);
    long limit = parameters.number("limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT);
    return new OrderQuery(filter, sort, after.orElse(null), Math.toIntExact(limit));
  }

  private OrderFilter filter() {
    OrderFilter filter = new OrderFilter(parameters.text("customerId").orElse(null),
        status().orElse(null), parameters.text("sku").orElse(null),
        parameters.time("placedFrom").orElse(null), parameters.time("placedTo").orElse(null));
    if (filter.placedFrom() != null && filter.placedTo() != null
        && !filter.placedFrom().isBefore(filter.placedTo())) {
      parameters.wrong("placedTo", "must be later than placedFrom");
    }
    return filter;
  }

  private Optional<OrderStatus> status() {
    return parameters.value("status", text -> Arrays.stream(OrderStatus.values())
        .filter(status -> status.name().equals(text)).findFirst(),
        "must be one of " + names(OrderStatus.values()));
  }

  private Optional<Cursor> cursor(OrderFilter filter, OrderSort sort) {
    return parameters.value("cursor", PageCursor::read, "must be the next of an earlier page")
        .flatMap(cursor -> cursor.belongsTo(filter, sort)
            ? Optional.of(cursor.place())
            : parameters.wrong("cursor", "belongs to a list with other filters or another sort:"
                + " repeat those, or begin without a cursor"));
  }

  private static String names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::toString).collect(joining(", "));
  }
}
