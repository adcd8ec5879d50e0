package io.orderlog.http.problem;

import io.orderlog.http.HttpServer;

/** Problems that follow from the HTTP status alone. */
public final class StatusProblems {

  private StatusProblems() {}

  public static Problem of(int status, String path) {
    return switch (status) {
      case 404 -> Problem.of(404, "not-found", "Not found", "Nothing is at " + path);
      case 405 -> Problem.of(405, "method-not-allowed", "Method not allowed",
          "This method is not allowed at " + path + "; the Allow header names those that are");
      case 413 -> Problem.of(413, "too-large", "The body is too large",
          "A body may have at most " + HttpServer.MAX_BODY_BYTES + " bytes");
      case 414 -> Problem.of(414, "uri-too-long", "The request's address is too long",
          "Send fewer or shorter parameters");
      case 431 -> Problem.of(431, "headers-too-large", "The request's headers are too large",
          "Send fewer or shorter headers");
      case 500 -> Problem.of(500, "internal-error", "Something went wrong inside",
          "This is not the request's fault. With the same Idempotency-Key it can safely be sent"
              + " again; the operator finds the cause in the log by the error id");
      case 503 -> Problem.unavailable("unavailable", "Not available", "Try again soon");
      default -> status < 500
          ? Problem.of(status, "bad-request", "The request is not valid HTTP",
              "The request could not be understood")
          : Problem.of(status, "server-error", "The request could not be served",
              "Try again later");
    };
  }
}
