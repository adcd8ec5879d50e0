package io.orderlog.domain.endpoint;

import java.util.Optional;
import java.util.regex.Pattern;

/** What an endpoint is called, by whoever registers it. */
public final class EndpointId {

  /** What a text must be to be one. */
  public static final String RULE =
      "must have 1 to 64 characters, a to z, 0 to 9 and hyphens between them";

  private static final Pattern FORM = Pattern.compile("(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*");

  private EndpointId() {}

  /** The id itself; empty if it is none. */
  public static Optional<String> canonical(String text) {
    return Optional.of(text).filter(FORM.asMatchPredicate());
  }
}
