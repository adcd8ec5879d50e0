package io.orderlog.http.problem;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told when a request fails.
 *
 * @param type names the rule: {@code urn:orderlog:problem:<slug>}
 * @param title the same for every occurrence of the type
 * @param status the HTTP status
 * @param detail what is wrong this time and what to do about it
 * @param orderId the order in question, where it helps
 * @param version the order's version, where it helps
 * @param idempotencyKey repeats the request safely, where its outcome is not known
 * @param errorId stands in the process's log beside the cause
 * @param errors the fields that are wrong, each with what is allowed
 * @param retryAfterSeconds when to try again, sent as a header
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, Problem Details for HTTP APIs</a>
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail"})
public record Problem(String type, String title, int status, String detail,
    @Nullable String orderId, @Nullable Long version, @Nullable String idempotencyKey,
    @Nullable String errorId, List<FieldError> errors,
    @JsonIgnore @Nullable Integer retryAfterSeconds) {

  /**
   * One wrong field.
   *
   * @param field its path as the client wrote it, or the name of a header or query parameter
   * @param message what is allowed
   */
  public record FieldError(String field, String message) {}

  /** A problem with nothing but a detail. */
  public static Problem of(int status, String slug, String title, String detail) {
    return new Problem("urn:orderlog:problem:" + slug, title, status, detail,
        null, null, null, null, List.of(), null);
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

  public Problem withErrors(List<FieldError> newErrors) {
    return new Problem(type, title, status, detail, orderId, version, idempotencyKey, errorId,
        List.copyOf(newErrors), retryAfterSeconds);
  }

  /** About this order; version 0 stands for an order that does not exist and is left out. */
  public Problem withOrder(String id, long orderVersion) {
    return new Problem(type, title, status, detail, id, orderVersion == 0 ? null : orderVersion,
        idempotencyKey, errorId, errors, retryAfterSeconds);
  }

  public Problem withIdempotencyKey(String key) {
    return new Problem(type, title, status, detail, orderId, version, key, errorId, errors,
        retryAfterSeconds);
  }

  public Problem withErrorId(String id) {
    return new Problem(type, title, status, detail, orderId, version, idempotencyKey, id, errors,
        retryAfterSeconds);
  }

  public Problem withRetryAfter(int seconds) {
    return new Problem(type, title, status, detail, orderId, version, idempotencyKey, errorId,
        errors, seconds);
  }
}
