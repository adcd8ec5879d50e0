package io.orderlog.http;

import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.function.Supplier;

/**
 * Two questions of an orchestrator: {@code /health/live}, should this process be restarted, and
 * {@code /health/ready}, should it get requests.
 */
public final class Health {

  private record Answer(String status, List<String> reasons) {}

  private Health() {}

  /**
   * Adds both.
   *
   * @param reasonsNotReady one line for each thing that is missing; empty if the process is ready
   */
  public static void register(RoutesConfig routes, Supplier<List<String>> reasonsNotReady) {
    routes.get("/health/live", context -> Json.write(context, new Answer("live", List.of())));
    routes.get("/health/ready", context -> {
      List<String> reasons = reasonsNotReady.get();
      Json.write(context.status(reasons.isEmpty() ? 200 : 503),
          new Answer(reasons.isEmpty() ? "ready" : "not ready", reasons));
    });
  }
}
