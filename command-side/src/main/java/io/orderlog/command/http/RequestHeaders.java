package io.orderlog.command.http;

import io.javalin.http.Context;
import io.orderlog.http.Problem;
import io.orderlog.http.ProblemException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a command's headers say beside its body.
 *
 * @param idempotencyKey the client's name for this command, if it gave one
 * @param correlationId the client's name for the process that the command belongs to
 * @param traceparent the W3C trace context, if the client sent a valid one
 * @param ifMatch the versions that the client has seen; none means that it does not care
 */
record RequestHeaders(Optional<String> idempotencyKey, Optional<String> correlationId,
    @Nullable String traceparent, @Nullable Set<Long> ifMatch) {

  private static final int MAX_KEY_LENGTH = 255;
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]+");
  private static final Pattern ENTITY_TAGS = Pattern
      .compile("\"\\d{1,18}\"(\\s*,\\s*\"\\d{1,18}\")*");
  private static final Pattern VERSION = Pattern.compile("\\d+");
  private static final Pattern TRACEPARENT = Pattern
      .compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  /**
   * Reads them.
   *
   * @throws ProblemException 400 for a header that is malformed or there twice
   */
  static RequestHeaders of(Context context) {
    return new RequestHeaders(
        printable(context, "Idempotency-Key"),
        printable(context, "Correlation-Id"),
        traceparent(context),
        single(context, "If-Match").map(RequestHeaders::versions).orElse(null));
  }

  private static Optional<String> printable(Context context, String name) {
    return single(context, name).map(value -> {
      if (value.length() > MAX_KEY_LENGTH || !PRINTABLE.matcher(value).matches()) {
        throw invalid(name, "must have 1 to " + MAX_KEY_LENGTH + " printable ASCII characters");
      }
      return value;
    });
  }

  /** A trace is for watching: one that is malformed is not carried on, and fails nothing. */
  private static @Nullable String traceparent(Context context) {
    List<String> values = values(context, "traceparent");
    return values.size() == 1 && TRACEPARENT.matcher(values.getFirst()).matches()
        ? values.getFirst()
        : null;
  }

  private static Optional<String> single(Context context, String name) {
    List<String> values = values(context, name);
    if (values.size() > 1) {
      throw invalid(name, "must not be there twice");
    }
    return values.stream().findFirst();
  }

  private static List<String> values(Context context, String name) {
    return Collections.list(context.req().getHeaders(name));
  }

  private static Set<Long> versions(String ifMatch) {
    if (!ENTITY_TAGS.matcher(ifMatch).matches()) {
      throw invalid("If-Match", "must be a version in double quotes, as an ETag gave it");
    }
    return VERSION.matcher(ifMatch).results().map(found -> Long.valueOf(found.group()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static ProblemException invalid(String header, String message) {
    return new ProblemException(Problem.invalidRequest(header, message));
  }
}
