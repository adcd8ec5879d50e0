package io.orderlog.http.request;

import io.javalin.http.Context;
import io.orderlog.http.problem.ProblemException;
import java.util.Optional;

/**
 * What a GET asks of the version before it wants the answer, in the order of RFC 9110, section
 * 13.2.2. Conditions on a date are ignored: no answer says when it was last modified.
 *
 * @param ifMatch the only versions that the client wants
 * @param ifNoneMatch those that it has already
 */
public record Preconditions(Optional<EntityTags> ifMatch, Optional<EntityTags> ifNoneMatch) {

  private static final String IF_MATCH = "If-Match";

  /**
   * Reads them.
   *
   * @throws ProblemException 400 if one is malformed
   */
  public static Preconditions read(Context context) {
    return new Preconditions(
        EntityTags.read(context, IF_MATCH), EntityTags.read(context, "If-None-Match"));
  }

  /**
   * For an address whose answers have no entity tag: what {@code If-Match} names is never there,
   * but for {@code *}, which is whatever there is.
   *
   * @throws ProblemException 400 if it is malformed, or names a tag
   */
  public static void requireNoTag(Context context) {
    if (EntityTags.read(context, IF_MATCH).filter(named -> !named.any()).isPresent()) {
      throw HeaderFields.invalid(IF_MATCH,
          "must be * or left out: the answers of this address have no ETag");
    }
  }

  /** Whether what the client wants is something else than this; then it gets a 412. */
  public boolean isUnwanted(EntityTag tag) {
    return ifMatch.filter(named -> !named.namesStrongly(tag)).isPresent();
  }

  /** Whether the client has this already; then it gets a 304. */
  public boolean isKnown(EntityTag tag) {
    return ifNoneMatch.filter(named -> named.namesWeakly(tag)).isPresent();
  }
}
