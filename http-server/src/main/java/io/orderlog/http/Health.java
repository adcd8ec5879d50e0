package io.orderlog.http;

import static java.util.stream.Collectors.joining;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.http.request.Preconditions;
import io.orderlog.http.request.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Two questions of an orchestrator: {@code /health/live}, should this process be restarted, and
 * {@code /health/ready}, should it get requests.
 */
public final class Health {

  private static final String LOG = "log";

  private Health() {}

  /**
   * Adds both.
   *
   * @param reasonsNotReady one line for each thing that is missing; empty if the process is ready
   */
  public static void register(RoutesConfig routes, Supplier<List<String>> reasonsNotReady) {
    register(routes, reasonsNotReady, Map.of());
  }

  /**
   * Adds both, and tells operators more than whether the process is ready.
   *
   * @param more members of the answer and what they say, as JSON
   */
  public static void register(RoutesConfig routes, Supplier<List<String>> reasonsNotReady,
      Map<String, Supplier<?>> more) {
    register(routes, _ -> reasonsNotReady.get(), Set.of(), more);
  }

  /**
   * Adds both for a process that serves several logs. {@code /health/ready?log=stock} asks for one
   * of them alone.
   *
   * @param reasonsNotReady of one log, or of all if none is named
   * @param logs that can be named
   * @param more members of the answer and what they say, as JSON
   */
  public static void register(RoutesConfig routes,
      Function<Optional<String>, List<String>> reasonsNotReady, Set<String> logs,
      Map<String, Supplier<?>> more) {
    routes.get("/health/live", context -> {
      Preconditions.requireNoTag(context);
      QueryParameters.requireNone(context);
      Json.write(context, answer("live", List.of()));
    });
    routes.get("/health/ready", context -> {
      Preconditions.requireNoTag(context);
      List<String> reasons = reasonsNotReady.apply(log(context, logs));
      Map<String, Object> answer = answer(reasons.isEmpty() ? "ready" : "not ready", reasons);
      more.forEach((name, value) -> answer.put(name, value.get()));
      Json.write(context.status(reasons.isEmpty() ? 200 : 503), answer);
    });
  }

  private static Optional<String> log(Context context, Set<String> logs) {
    QueryParameters parameters = QueryParameters.of(context);
    if (logs.isEmpty()) {
      parameters.check(Set.of());
      return Optional.empty();
    }
    Optional<String> log = parameters.value(LOG,
        name -> Optional.of(name).filter(logs::contains),
        "must be one of " + logs.stream().sorted().collect(joining(", ")));
    parameters.check(Set.of(LOG));
    return log;
  }

  private static Map<String, Object> answer(String status, List<String> reasons) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("status", status);
    answer.put("reasons", reasons);
    return answer;
  }
}
