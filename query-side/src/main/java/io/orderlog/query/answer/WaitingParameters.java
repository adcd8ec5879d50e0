package io.orderlog.query.answer;

import static java.util.stream.Collectors.joining;

import io.javalin.http.Context;
import io.orderlog.http.request.QueryParameters;
import io.orderlog.projections.waiting.WaitingQuery.Place;
import io.orderlog.projections.waiting.WaitingQuery;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which of those that wait the address of a list asks for. */
final class WaitingParameters {

  private static final long DEFAULT_LIMIT = 50;
  private static final long MAX_LIMIT = 200;

  private WaitingParameters() {}

  /**
   * Reads them.
   *
   * @param states that there are
   * @param keyParts of a place in the list
   * @throws io.orderlog.http.problem.ProblemException 400 for parameters that are unknown, doubled
   *     or wrong
   */
  static <S extends Enum<S>> WaitingQuery<S> read(
      Context context, Class<S> states, int keyParts) {
    QueryParameters parameters = QueryParameters.of(context);
    Optional<S> state = state(parameters, EnumSet.allOf(states));
    Optional<Place> after = cursor(parameters, state, keyParts);
    long limit = parameters.number("limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT);
    parameters.check(Set.of("state", "limit", "cursor"));
    return new WaitingQuery<>(state, after, Math.toIntExact(limit));
  }

  private static <S extends Enum<S>> Optional<S> state(
      QueryParameters parameters, Set<S> states) {
    return parameters.value("state",
        text -> states.stream().filter(state -> state.name().equals(text)).findFirst(),
        "must be one of " + states.stream().map(Enum::name).collect(joining(", ")));
  }

  private static Optional<Place> cursor(
      QueryParameters parameters, Optional<? extends Enum<?>> state, int keyParts) {
    return parameters.value("cursor", text -> PlaceCursor.read(text, keyParts),
        "must be the next of an earlier page")
        .flatMap(cursor -> cursor.belongsTo(state)
            ? Optional.of(cursor.place())
            : parameters.wrong("cursor",
                "belongs to a list of another state: repeat that, or begin without a cursor"));
  }
}
