package io.orderlog.command.http;

import io.javalin.http.Context;
import io.orderlog.command.ExpectedVersions;
import io.orderlog.command.OwnCommandIds;
import io.orderlog.eventlog.event.MetadataRules;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.http.request.EntityTag;
import io.orderlog.http.request.EntityTags;
import io.orderlog.http.request.HeaderFields;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a command's headers say besides its body.
 *
 * @param idempotencyKey the client's name for this command, if it gave one
 * @param correlationId the client's name for the process that the command belongs to
 * @param traceparent the W3C trace context, if the client sent a valid one
 * @param ifMatch the versions that the client has seen
 */
record RequestHeaders(Optional<String> idempotencyKey, Optional<String> correlationId,
    @Nullable String traceparent, ExpectedVersions ifMatch) {

  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  private static final String IF_MATCH = "If-Match";
  private static final String IF_NONE_MATCH = "If-None-Match";

  /**
   * Reads them.
   *
   * @throws ProblemException 400 for a header that is malformed, or there twice and no list; and
   *     for a condition that commands do not have, so that none is done against it
   */
  static RequestHeaders of(Context context) {
    if (HeaderFields.has(context, IF_NONE_MATCH)) {
      throw HeaderFields.invalid(IF_NONE_MATCH,
          "must not be there: the condition that commands take is If-Match");
    }
    return new RequestHeaders(
        idempotencyKey(context),
        HeaderFields.name(context, "Correlation-Id", MetadataRules.MAX_NAME_LENGTH),
        traceparent(context),
        EntityTags.read(context, IF_MATCH).map(RequestHeaders::versions)
            .orElseGet(ExpectedVersions.Any::new));
  }

  private static Optional<String> idempotencyKey(Context context) {
    Optional<String> key =
        HeaderFields.name(context, IDEMPOTENCY_KEY, MetadataRules.MAX_NAME_LENGTH);
    if (key.filter(OwnCommandIds::isOwn).isPresent()) {
      throw HeaderFields.invalid(IDEMPOTENCY_KEY, "must not begin with " + OwnCommandIds.PREFIX
          + ": such keys are those of commands that nobody sends");
    }
    return key;
  }

  /** A trace is for watching: one that is malformed is not carried on, and fails nothing. */
  private static @Nullable String traceparent(Context context) {
    List<String> values = HeaderFields.lines(context, "traceparent");
    return values.size() == 1 && MetadataRules.isTraceparent(values.getFirst())
        ? values.getFirst()
        : null;
  }

  private static ExpectedVersions versions(EntityTags named) {
    if (named.any()) {
      return new ExpectedVersions.Existing();
    }
    Set<Long> versions = named.tags().stream().map(RequestHeaders::version)
        .collect(Collectors.toUnmodifiableSet());
    return new ExpectedVersions.OneOf(versions);
  }

  /** Tags that no ETag gave match nothing; to say so helps more than that the order moved on. */
  private static Long version(String tag) {
    return EntityTag.versionOf(tag).orElseThrow(() -> HeaderFields.invalid(IF_MATCH,
        "must be * or versions in double quotes, as an ETag gave them"));
  }
}
