package io.orderlog.query.fulfilment;

import static java.util.stream.Collectors.joining;

import io.javalin.http.Context;
import io.orderlog.domain.fulfilment.FulfilmentStatus;
import io.orderlog.http.request.QueryParameters;
import io.orderlog.projections.fulfilment.FulfilmentQuery;
import io.orderlog.projections.fulfilment.FulfilmentQuery.Place;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which processes the address of a list asks for. */
final class FulfilmentListParameters {

  private static final long DEFAULT_LIMIT = 50;
  private static final long MAX_LIMIT = 200;

  private FulfilmentListParameters() {}

  /**
   * Reads them.
   *
   * @throws io.orderlog.http.problem.ProblemException 400 for parameters that are unknown, doubled
   *     or wrong
   */
  static FulfilmentQuery read(Context context) {
    QueryParameters parameters = QueryParameters.of(context);
    Optional<FulfilmentStatus> state = state(parameters);
    Optional<Place> after = cursor(parameters, state);
    long limit = parameters.number("limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT);
    parameters.check(Set.of("state", "limit", "cursor"));
    return new FulfilmentQuery(state, after, Math.toIntExact(limit));
  }

  private static Optional<FulfilmentStatus> state(QueryParameters parameters) {
    return parameters.value("state", text -> Arrays.stream(FulfilmentStatus.values())
        .filter(state -> state.name().equals(text)).findFirst(),
        "must be one of "
            + Stream.of(FulfilmentStatus.values()).map(Enum::name).collect(joining(", ")));
  }

  private static Optional<Place> cursor(
      QueryParameters parameters, Optional<FulfilmentStatus> state) {
    return parameters.value("cursor", PlaceCursor::read, "must be the next of an earlier page")
        .flatMap(cursor -> cursor.belongsTo(state)
            ? Optional.of(cursor.place())
            : parameters.wrong("cursor",
                "belongs to a list of another state: repeat that, or begin without a cursor"));
  }
}
