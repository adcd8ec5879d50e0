package io.orderlog.http;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client is willing to take, as far as it matters to an API that speaks JSON only. */
public final class AcceptHeader {

  private static final Pattern REFUSED = Pattern.compile(".*;\\s*q=0(\\.0{0,3})?\\s*(;.*)?");

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
    for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
      String mediaType = range.split(";", 2)[0].strip();
      if (takesJson(mediaType) && !REFUSED.matcher(range).matches()) {
        return;
      }
    }
    throw new ProblemException(Problem.of(406, "not-acceptable",
        "No acceptable representation", "This API answers with application/json only"));
  }

  private static boolean takesJson(String mediaType) {
    return switch (mediaType) {
      case "*/*", "application/*", "application/json" -> true;
      default -> false;
    };
  }
}
