package io.orderlog.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client is willing to take, as far as it matters to an API that speaks JSON only. */
public final class AcceptHeader {

  private static final Pattern REFUSED = Pattern.compile(".*;\\s*q=0(\\.0{0,3})?\\s*(;.*)?");

  /** The ranges that cover JSON; the most specific one that a client names tells what it wants. */
  private static final List<String> FROM_SPECIFIC_TO_GENERAL = List.of(
      "application/json", "application/*", "*/*");

  private AcceptHeader() {}

  /**
   * Checks that the client takes JSON.
   *
   * @param accept the header's value; none means anything
   * @throws ProblemException 406 if it does not
   */
  public static void requireJson(@Nullable String accept) {
    if (accept == null || accept.isBlank()) {
      return;
    }
    String[] ranges = accept.toLowerCase(Locale.ROOT).split(",", -1);
    for (String mediaType : FROM_SPECIFIC_TO_GENERAL) {
      for (String range : ranges) {
        if (range.split(";", 2)[0].strip().equals(mediaType)) {
          requireNotRefused(range);
          return;
        }
      }
    }
    throw notAcceptable();
  }

  private static void requireNotRefused(String range) {
    if (REFUSED.matcher(range).matches()) {
      throw notAcceptable();
    }
  }

  private static ProblemException notAcceptable() {
    return new ProblemException(Problem.of(406, "not-acceptable",
        "No acceptable representation", "This API answers with application/json only"));
  }
}
