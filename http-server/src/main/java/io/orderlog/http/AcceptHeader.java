package io.orderlog.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client is willing to take, as far as it matters where there is one representation. */
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
    require(accept, "application/json");
  }

  /**
   * Checks that the client takes this media type.
   *
   * @param accept the header's value; none means anything
   * @throws ProblemException 406 if it does not
   */
  public static void require(@Nullable String accept, String mediaType) {
    if (accept == null || accept.isBlank()) {
      return;
    }
    String[] ranges = accept.toLowerCase(Locale.ROOT).split(",", -1);
    for (String covering : fromSpecificToGeneral(mediaType)) {
      for (String range : ranges) {
        if (range.split(";", 2)[0].strip().equals(covering)) {
          requireNotRefused(range, mediaType);
          return;
        }
      }
    }
    throw notAcceptable(mediaType);
  }

  /** The ranges that cover a type; the most specific that a client names tells what it wants. */
  private static List<String> fromSpecificToGeneral(String mediaType) {
    return List.of(mediaType, mediaType.substring(0, mediaType.indexOf('/')) + "/*", "*/*");
  }

  private static void requireNotRefused(String range, String mediaType) {
    if (REFUSED.matcher(range).matches()) {
      throw notAcceptable(mediaType);
    }
  }

  private static ProblemException notAcceptable(String mediaType) {
    return new ProblemException(Problem.of(406, "not-acceptable",
        "No acceptable representation", "This address answers with " + mediaType + " only"));
  }
}
