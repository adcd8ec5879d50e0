package io.orderlog.http.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client learns when a request fails.
 *
 * @param type names the rule: {@code urn:orderlog:problem:<slug>}
 * @param title the same for every occurrence of the type
 * @param status the HTTP status
 * @param detail what is wrong this time and what to do about it
 * @param extensions more members by their names, in the order in which they are written
 * @param errors the fields that are wrong, each with what is allowed; the last member
 * @param retryAfterSeconds when to try again, sent as a header
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, Problem Details for HTTP APIs</a>
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "extensions", "errors"})
public record Problem(String type, String title, int status, String detail,
    @JsonAnyGetter Map<String, Object> extensions, List<FieldError> errors,
    @JsonIgnore @Nullable Integer retryAfterSeconds) {

  /** Repeats the request safely, where its outcome is not known. */
  public static final String IDEMPOTENCY_KEY = "idempotencyKey";

  /** Written to the process's log, next to the cause. */
  public static final String ERROR_ID = "errorId";

  /**
   * One wrong field.
   *
   * @param field its path as the client wrote it, or the name of a header or query parameter
   * @param message what is allowed
   */
  public record FieldError(String field, String message) {}

  /** As {@link #of}, with more. */
  public Problem {
    extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    errors = List.copyOf(errors);
  }

  /** A problem with nothing but a detail. */
  public static Problem of(int status, String slug, String title, String detail) {
    return new Problem("urn:orderlog:problem:" + slug, title, status, detail, Map.of(), List.of(),
        null);
  }

  /** A request that is wrong in some of its fields, headers or parameters. */
  public static Problem invalidRequest(List<FieldError> errors) {
    return of(400, "invalid-request", "The request is not valid", "See errors for what is allowed")
        .withErrors(errors);
  }

  /** A request that is wrong in one field, header or parameter. */
  public static Problem invalidRequest(String field, String message) {
    return invalidRequest(List.of(new FieldError(field, message)));
  }

  /** Nothing was done; the same request may succeed later. */
  public static Problem unavailable(String slug, String title, String detail) {
    return of(503, slug, title, detail).withRetryAfter(1);
  }

  /**
   * With one more member after those that it has.
   *
   * @param name none of those that every problem has
   * @param value a text, a number, or a list of texts or of records
   */
  public Problem with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(extensions);
    more.put(name, value);
    return new Problem(type, title, status, detail, more, errors, retryAfterSeconds);
  }

  /**
   * About this aggregate.
   *
   * @param name of the member that has its id
   * @param version 0 means an aggregate that does not exist and is left out
   */
  public Problem about(String name, String id, long version) {
    Problem about = with(name, id);
    return version == 0 ? about : about.with("version", version);
  }

  /** With these errors in place of those that it has. */
  public Problem withErrors(List<FieldError> newErrors) {
    return new Problem(type, title, status, detail, extensions, newErrors, retryAfterSeconds);
  }

  /** With the advice to send the same request again after this time. */
  public Problem withRetryAfter(int seconds) {
    return new Problem(type, title, status, detail, extensions, errors, seconds);
  }
}
