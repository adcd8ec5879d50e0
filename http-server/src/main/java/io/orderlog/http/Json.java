package io.orderlog.http;

import io.javalin.http.Context;
import io.orderlog.http.problem.Problem;
import tools.jackson.databind.json.JsonMapper;

/** JSON answers. */
public final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** Answers with the value as a JSON document, keeping the status that the context has. */
  public static void write(Context context, Object value) {
    context.contentType("application/json").result(MAPPER.writeValueAsBytes(value));
  }

  /** Answers with a problem document. */
  public static void write(Context context, Problem problem) {
    if (problem.retryAfterSeconds() != null) {
      context.header("Retry-After", String.valueOf(problem.retryAfterSeconds()));
    }
    context.status(problem.status()).contentType("application/problem+json").result(bytes(problem));
  }

  /** The value as a JSON document on one line. */
  public static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  public static byte[] bytes(Problem problem) {
    return MAPPER.writeValueAsBytes(problem);
  }
}
