package io.orderlog.http.problem;

import static java.util.stream.Collectors.joining;

import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.orderlog.http.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every way in which a handler can end badly into a problem document. */
public final class ProblemResponses {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemResponses.class);

  private final Supplier<String> errorIds;

  public ProblemResponses(Supplier<String> errorIds) {
    this.errorIds = errorIds;
  }

  public void register(JavalinConfig config) {
    RoutesConfig routes = config.routes;
    routes.exception(ProblemException.class,
        (ended, context) -> Json.write(context, ended.problem()));
    routes.exception(HttpResponseException.class, this::fromFramework);
    routes.exception(Exception.class, this::unexpected);
    config.router.javaLangErrorHandler(this::error);
  }

  private void fromFramework(HttpResponseException failure, Context context) {
    if (failure instanceof MethodNotAllowedResponse) {
      allowedMethods(failure.getDetails()).ifPresent(methods -> context.header("Allow", methods));
    }
    Json.write(context, StatusProblems.of(failure.getStatus(), context.path()));
  }

  /**
   * The framework names them as {@code "GET, POST"} in the details of its exception, and does not
   * know that a HEAD is taken wherever a GET is.
   */
  private static Optional<String> allowedMethods(Map<String, String> details) {
    return Optional.ofNullable(details.get("availableMethods")).map(methods -> Stream
        .of(methods.split(", ", -1))
        .flatMap(method -> method.equals("GET") ? Stream.of(method, "HEAD") : Stream.of(method))
        .collect(joining(", ")));
  }

  private void unexpected(Exception failure, Context context) {
    Json.write(context, logged(context.method() + " " + context.path(), failure));
  }

  /** The framework reports an {@link Error} without its request. */
  private void error(HttpServletResponse response, Error failure) {
    Problem problem = logged("a request", failure);
    response.setStatus(problem.status());
    response.setContentType("application/problem+json");
    try {
      response.getOutputStream().write(Json.bytes(problem));
    } catch (IOException gone) {
      LOG.debug("nobody was there to hear of {}", problem.extensions().get(Problem.ERROR_ID), gone);
    }
  }

  private Problem logged(String what, Throwable failure) {
    String errorId = errorIds.get();
    LOG.error("{} failed, error id {}", what, errorId, failure);
    return StatusProblems.of(500, "").with(Problem.ERROR_ID, errorId);
  }
}
