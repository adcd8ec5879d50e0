package io.orderlog.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every way in which a handler can end badly into a problem document. */
final class ProblemResponses {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemResponses.class);

  private final Supplier<String> errorIds;

  ProblemResponses(Supplier<String> errorIds) {
    this.errorIds = errorIds;
  }

  void register(RoutesConfig routes) {
    routes.exception(ProblemException.class,
        (ended, context) -> Json.write(context, ended.problem()));
    routes.exception(HttpResponseException.class, this::fromFramework);
    routes.exception(Exception.class, this::unexpected);
  }

  private void fromFramework(HttpResponseException failure, Context context) {
    if (failure instanceof MethodNotAllowedResponse) {
      allowedMethods(failure.getDetails()).ifPresent(methods -> context.header("Allow", methods));
    }
    Json.write(context, StatusProblems.of(failure.getStatus(), context.path()));
  }

  /** The framework names them as {@code "GET, POST"} in the details of its exception. */
  private static java.util.Optional<String> allowedMethods(Map<String, String> details) {
    return java.util.Optional.ofNullable(details.get("availableMethods"));
  }

  private void unexpected(Exception failure, Context context) {
    String errorId = errorIds.get();
    LOG.error("{} {} failed, error id {}", context.method(), context.path(), errorId, failure);
    Json.write(context, StatusProblems.of(500, context.path()).withErrorId(errorId));
  }
}
