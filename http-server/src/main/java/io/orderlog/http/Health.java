package io.orderlog.http;

import io.javalin.config.RoutesConfig;
import io.orderlog.http.request.Preconditions;
import io.orderlog.http.request.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Two questions of an orchestrator: {@code /health/live}, should this process be restarted, and
 * {@code /health/ready}, should it get requests.
 */
public final class Health {

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
   * Adds both, and tells operators more beside whether the process is ready.
   *
   * @param more members of the answer and what they say, as JSON
   */
  public static void register(RoutesConfig routes, Supplier<List<String>> reasonsNotReady,
      Map<String, Supplier<?>> more) {
    routes.get("/health/live", context -> {
      Preconditions.requireNoTag(context);
      QueryParameters.requireNone(context);
      Json.write(context, answer("live", List.of()));
    });
    routes.get("/health/ready", context -> {
      Preconditions.requireNoTag(context);
      QueryParameters.requireNone(context);
      List<String> reasons = reasonsNotReady.get();
      Map<String, Object> answer = answer(reasons.isEmpty() ? "ready" : "not ready", reasons);
      more.forEach((name, value) -> answer.put(name, value.get()));
      Json.write(context.status(reasons.isEmpty() ? 200 : 503), answer);
    });
  }

  private static Map<String, Object> answer(String status, List<String> reasons) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("status", status);
    answer.put("reasons", reasons);
    return answer;
  }
}
